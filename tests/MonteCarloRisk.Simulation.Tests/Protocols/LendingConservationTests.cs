using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Protocols;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>On random protocols with debts in another asset, categories, loops and runs, nothing is created or lost.</summary>
public sealed class LendingConservationTests
{
    private const int Paths = 8;
    private const double Rounding = 1e-9;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Debt_is_repaid_or_bad_or_still_owed_and_nobody_is_liquidated_while_healthy(int seed)
    {
        var random = new RandomProtocols(seed);
        PriceModel model = random.LendingModel();
        LendingProtocol protocol = random.Lending(model);
        LendingPosition[] order = [.. ProtocolPlan.Order(model, protocol)];
        double owing = model.Assets[2].Spot;
        double Unit(LendingPosition position) => position.DebtAsset is null ? 1 : owing;
        double debt = order.Sum(position => position.Debt * Unit(position));
        int liquidated = 0;
        int unwound = 0;
        SimulationPlan plan = ProtocolPlan.Create(model, protocol, new MonitoringDates(120, 1 / (365.0 * 48)), new SimulationSettings(Paths, 5, Precision.Double));
        for (int i = 0; i < Paths; i++)
        {
            ProtocolPath path = ProtocolTrace.Follow(plan, i);
            Assert.Equal(order.Length, path.Positions.Count);
            double owed = 0;
            double outstanding = 0;
            foreach ((int place, LendingPosition position) in order.Index())
            {
                double still = path.Positions[place][PositionState.ScaledDebt] * Unit(position);
                owed += still;
                outstanding += Math.Max(0, still - (path.Positions[place][PositionState.Units] * path.Prices[AssetOf(position.Asset)][^1].Market));
                Assert.InRange(path.Positions[place][PositionState.Units], 0, position.Units);
            }

            double back = path.Measures[LiquidationMeasures.UnwindingRepaid];
            Close(debt, owed + path.Ledger[PathLedger.Repaid] + back + path.BadDebt - outstanding, debt);
            Close(path.BadDebt, path.Ledger[PathLedger.PaidByFund] + path.Ledger[PathLedger.PaidByStakers] + path.Ledger[PathLedger.Socialized], path.BadDebt);
            Close(path.Ledger[PathLedger.Fund], 300 + path.Ledger[PathLedger.Revenue] - path.Ledger[PathLedger.PaidByFund], 300 + path.Ledger[PathLedger.Revenue] + path.BadDebt);
            Close(order.Index().Where(one => one.Item.DebtAsset is null).Sum(one => path.Positions[one.Index][PositionState.ScaledDebt]), path.Ledger[PathLedger.ScaledDebt], debt);
            Assert.InRange(path.Measures[LiquidationMeasures.LenderLoss], 0, 1);
            if (back > 0) unwound++;
            foreach (IGrouping<int, ProtocolEvent> of in path.Events.Where(happened => happened.Kind == ProtocolEventKind.Liquidation).GroupBy(happened => happened.Position))
            {
                ProtocolEvent first = of.First();
                LendingPosition position = order[of.Key];
                Assert.Equal(position.Asset, $"A{first.Asset}");
                if (position.Unwinding is not null) continue;
                double collateral = position.Units * path.Prices[first.Asset][first.Date - 1].Oracle;
                double worth = position.DebtAsset is null ? position.Debt : position.Debt * path.Prices[2][first.Date - 1].Oracle;
                if (position.Mode is { } mode && protocol.Modes[mode].Prices is { } prices) collateral = position.Units * prices[position.Asset] / prices["A2"] * path.Prices[2][first.Date - 1].Oracle;
                Assert.True(collateral * protocol.ThresholdOf(position) < worth * (1 + Rounding));
                liquidated++;
            }
        }

        if (seed == 1) Assert.True(liquidated > 0);
        if (seed == 2) Assert.True(unwound > 0);
    }

    private static int AssetOf(string asset) => int.Parse(asset[1..], System.Globalization.CultureInfo.InvariantCulture);

    private static void Close(double expected, double actual, double scale) => Assert.InRange(actual, expected - (Rounding * (scale + 1)), expected + (Rounding * (scale + 1)));
}

using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Protocols;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>On random protocols whose parts meet, see <see cref="RandomMixtures"/>, nothing is created or lost, interest included.</summary>
public sealed class MixedConservationTests
{
    private const int Paths = 10;
    private const double Rounding = 1e-8;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Loans_beside_perpetuals_add_up(int seed)
    {
        var random = new RandomMixtures(seed);
        PriceModel model = random.Model();
        LendingProtocol protocol = random.WithPerpetuals(model);
        double equity = protocol.Perpetuals.Sum(position => position.Margin - (position.Units * position.EntryPrice));
        double scale = protocol.Perpetuals.Sum(position => Math.Abs(position.Units) * position.EntryPrice);
        foreach (ProtocolPath path in Follow(model, protocol))
        {
            Debts(path, model, protocol);
            Backstops(path, protocol);
            PerpetualBook market = Assert.Single(path.Perpetuals);
            double lacking = market.Positions.Sum(position => Math.Max(0, -(position.Cash + (position.Units * (path.Prices[3][^1].Market - market.Market[PerpetualState.Funding])))));
            double forgiven = path.BadDebt - Bad(path, position => position < protocol.Positions.Count) - Told(path, LiquidationMeasures.Forgone) - lacking;

            // What traders have is what they had, what the market paid and what they were forgiven, less fees, which are a share of what was closed at most.
            double fees = equity + market.Market[PerpetualState.MarketPaid] + forgiven - market.Positions.Sum(position => position.Cash);
            double most = ((LiquidationMechanism.PartialLiquidation)protocol.Collateral["A3"].Liquidation).MostFee * path.Ledger[PathLedger.Liquidated] * 1.5;
            Assert.InRange(fees, -Rounding * scale, most + (Rounding * scale));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Lenders_who_leave_beside_bands_add_up(int seed)
    {
        var random = new RandomMixtures(seed);
        PriceModel model = random.Model();
        LendingProtocol protocol = random.WithRuns(model);
        foreach (ProtocolPath path in Follow(model, protocol))
        {
            Debts(path, model, protocol);
            Backstops(path, protocol);
            Assert.InRange(path.Measures[LiquidationMeasures.LenderLoss], 0, 1 + Rounding);
            Assert.True(path.Ledger[PathLedger.Supplied] >= 0);
        }
    }

    /// <summary>Lenders are paid out of what is not lent: what is left covers all that is owed, coin in bands or not, but for what the protocol kept of interest and what nothing stands behind.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Lenders_are_never_paid_with_what_is_lent(int seed)
    {
        var random = new RandomMixtures(seed);
        PriceModel model = random.Model();
        LendingProtocol protocol = random.WithRuns(model);
        foreach (ProtocolPath path in Follow(model, protocol).Where(path => path.Events.All(happened => happened.Kind != ProtocolEventKind.Liquidation)))
        {
            (double owed, double outstanding) = Owed(path, model, protocol);
            double coin = Told(path, LiquidationMeasures.SoftRepaid);
            Assert.InRange(path.Ledger[PathLedger.Supplied] + path.Ledger[PathLedger.Revenue], owed + coin - outstanding - (Rounding * owed), double.PositiveInfinity);
        }
    }

    [Fact]
    public void Every_part_is_seen_at_work()
    {
        (PriceModel Model, LendingProtocol Protocol)[] mixtures = [.. Enumerable.Range(1, 40).SelectMany(seed => Both(seed))];
        ProtocolPath[] paths = [.. mixtures.SelectMany(mixture => Follow(mixture.Model, mixture.Protocol))];
        Assert.Contains(paths, path => path.Events.Any(happened => happened.Kind == ProtocolEventKind.BadDebt && happened.Position < 0));
        Assert.Contains(paths, path => path.Events.Any(happened => happened.Kind == ProtocolEventKind.Deleveraging));
        Assert.Contains(paths, path => path.Events.Any(happened => happened.Kind == ProtocolEventKind.PerpetualClosing) && path.Events.Any(happened => happened.Kind == ProtocolEventKind.Liquidation));
        Assert.Contains(paths, path => Told(path, LiquidationMeasures.SoftRepaid) > 0 && Told(path, LiquidationMeasures.Withdrawn) > 0);
        Assert.Contains(paths, path => Told(path, LiquidationMeasures.Withdrawn) > 0 && Told(path, LiquidationMeasures.DeRisked) > 0);
        Assert.Contains(paths, path => path.Ledger[PathLedger.PaidByStakers] > 0 && path.Ledger[PathLedger.PaidByFund] > 0 && path.Ledger[PathLedger.DebtIndex] > 1.001);
    }

    private static IEnumerable<(PriceModel, LendingProtocol)> Both(int seed)
    {
        var random = new RandomMixtures(seed);
        PriceModel model = random.Model();
        yield return (model, random.WithPerpetuals(model));
        random = new RandomMixtures(seed);
        model = random.Model();
        yield return (model, random.WithRuns(model));
    }

    // Of interest lenders have what the reserve factor leaves: supply grows by it, and falls by what they withdraw or bear. Debt and interest are repaid, bad or still owed.
    private static void Debts(ProtocolPath path, PriceModel model, LendingProtocol protocol)
    {
        InterestCurve curve = protocol.Interest!;
        IReadOnlyList<double> ledger = path.Ledger;
        double debt = protocol.Positions.Sum(position => position.Debt);
        (double owed, double outstanding) = Owed(path, model, protocol);
        double early = Told(path, LiquidationMeasures.SoftRepaid) + Told(path, LiquidationMeasures.DeRisked);
        double ofLoans = Bad(path, position => position >= 0 && position < protocol.Positions.Count);
        double interest = owed + ledger[PathLedger.Repaid] + early + ofLoans - outstanding - debt - Told(path, LiquidationMeasures.DebtAdded);
        double earned = ledger[PathLedger.Supplied] + Told(path, LiquidationMeasures.Withdrawn) + ledger[PathLedger.Socialized] - curve.Supplied;
        // Where lenders can have lost all they had, losses are others' too.
        if (Told(path, LiquidationMeasures.Withdrawn) + ledger[PathLedger.Socialized] < curve.Supplied) Near(earned, (1 - curve.ReserveFactor) * interest, debt + curve.Supplied + ledger[PathLedger.Repaid]);
        Near(path.Positions.Sum(position => position[PositionState.ScaledDebt]), ledger[PathLedger.ScaledDebt], debt);
    }

    // What is owed at the end, and what of it is beyond the collateral's value.
    private static (double Owed, double Outstanding) Owed(ProtocolPath path, PriceModel model, LendingProtocol protocol)
    {
        double owed = path.Positions.Sum(position => (position[PositionState.ScaledDebt] * path.Ledger[PathLedger.DebtIndex]) + position[PositionState.Due]);
        double outstanding = ProtocolPlan.Order(model, protocol).Index().Sum(held =>
        {
            double market = path.Prices[int.Parse(held.Item.Asset[1..], System.Globalization.CultureInfo.InvariantCulture)][^1].Market;
            IReadOnlyList<double> state = path.Positions[held.Index];
            return Math.Max(0, (state[PositionState.ScaledDebt] * path.Ledger[PathLedger.DebtIndex]) - (state[PositionState.Units] * market)) + Math.Max(0, state[PositionState.Due] - (state[PositionState.Lot] * market));
        });
        return (owed, outstanding);
    }

    private static void Backstops(ProtocolPath path, LendingProtocol protocol)
    {
        IReadOnlyList<double> ledger = path.Ledger;
        double[] funds = [.. protocol.Backstops.OfType<Backstop.InsuranceFund>().Select(fund => fund.Amount)];
        double first = funds.FirstOrDefault();
        double owed = Bad(path, position => position < 0);
        double scale = first + Math.Abs(ledger[PathLedger.Revenue]) + path.BadDebt;
        Near(path.BadDebt, ledger[PathLedger.PaidByFund] + ledger[PathLedger.PaidByStakers] + ledger[PathLedger.Socialized] + Told(path, LiquidationMeasures.Forgone), scale);
        double further = ledger[PathLedger.PaidByFund] - (first + ledger[PathLedger.Revenue] + owed - ledger[PathLedger.Fund]);
        Assert.InRange(further, -Rounding * (scale + 1), funds.Skip(1).Sum() + (Rounding * (scale + 1)));
        if (funds.Length < 2) Near(0, further, scale);
        Assert.True(owed == 0 || protocol.Collateral.Values.Any(market => market.Liquidation is LiquidationMechanism.DutchAuction));
        if (owed > 0) Assert.InRange(ledger[PathLedger.Fund], double.NegativeInfinity, Rounding * scale);
        Assert.True(ledger[PathLedger.Slashable] >= -Rounding && ledger[PathLedger.Staked] >= -Rounding);
    }

    private static double Bad(ProtocolPath path, Func<int, bool> of) => path.Events.Where(happened => happened.Kind == ProtocolEventKind.BadDebt && of(happened.Position)).Sum(happened => happened.Amount);

    private static double Told(ProtocolPath path, int measure) => path.Measures.Count > measure ? path.Measures[measure] : 0;

    private static IEnumerable<ProtocolPath> Follow(PriceModel model, LendingProtocol protocol)
    {
        SimulationPlan plan = ProtocolPlan.Create(model, protocol, new MonitoringDates(120, 1 / (365.0 * 96)), new SimulationSettings(Paths, 5, Precision.Double));
        for (int path = 0; path < Paths; path++) yield return ProtocolTrace.Follow(plan, path);
    }

    private static void Near(double expected, double actual, double scale) => Assert.InRange(actual, expected - (Rounding * (scale + 1)), expected + (Rounding * (scale + 1)));
}

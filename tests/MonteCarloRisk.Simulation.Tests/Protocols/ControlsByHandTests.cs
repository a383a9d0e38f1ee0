using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Protocols;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>Margins that react, breakers that watch a measure, and a token that falls, is left and is minted, on paths followed by hand; steps of five minutes.</summary>
public sealed class ControlsByHandTests
{
    private const double StepYears = 1 / (365.0 * 288);
    private const double Step = .0003;
    private const double Ratio = .99;

    private static readonly KeeperPool Free = new(1e12, 60, 1, 0, 1, 60, 1);
    private static readonly LiquidationMechanism Bonus = new LiquidationMechanism.FixedBonus(.05, .001, .1, 0);
    private static readonly double Kept = Math.Pow(.94, 1 / 288.0);

    [Theory]
    [InlineData(1, .3)]
    [InlineData(2, .3)]
    [InlineData(2, .75)]
    public void Margins_rise_with_the_paths_own_volatility(double exponent, double least)
    {
        // The model's volatility is that of steps of 0.03%, the path moves by 1% a step.
        const double debt = 70;
        LendingProtocol protocol = Vault(debt, new PriceOracle.Spot(), new DynamicMargin(exponent, least));
        ProtocolPath path = Follow(protocol, 24, Step);
        double[] stress = Stress(path);
        int expected = 1;
        double Threshold(int date) => Math.Max(least, 1 - (.2 * Math.Pow(Math.Max(1, stress[date - 1]), exponent / 2)));
        while (path.Prices[0][expected - 1].Market * Threshold(expected) >= debt) expected++;
        Assert.InRange(Threshold(expected), .3, .799);
        Assert.Equal(expected, path.Events.First(happened => happened.Kind == ProtocolEventKind.Liquidation).Date);
    }

    [Fact]
    public void An_oracle_that_is_off_the_market_halts_liquidations()
    {
        LendingProtocol protocol = Vault(79.9, new PriceOracle.TimeWeightedAverage(12_000, WindowMean.Arithmetic), null) with { MeasureBreakers = [new MeasureBreaker("ETH", BreakerMeasure.OracleDeviation, .04, 600)] };
        ProtocolPath path = Follow(protocol, 40, 0);
        int trip = 1 + path.Prices[0].Select((price, i) => (price, i)).First(at => Math.Abs((at.price.Oracle / at.price.Market) - 1) > .04).i;
        Assert.Equal(trip, Assert.Single(path.Events, happened => happened.Kind == ProtocolEventKind.MeasureHalt).Date);
        Assert.Equal(trip, path.Events.Last(happened => happened.Kind == ProtocolEventKind.Liquidation).Date);
    }

    [Fact]
    public void Stress_halts_liquidations_for_its_cool_down_after_the_last_date_above_the_bound()
    {
        LendingProtocol protocol = Vault(79, new PriceOracle.Spot(), null) with { MeasureBreakers = [new MeasureBreaker("ETH", BreakerMeasure.StressIndex, 2, 600)] };
        ProtocolPath path = Follow(protocol, 24, Step);
        int trip = 1 + Array.FindIndex(Stress(path), stress => stress > 4);
        Assert.InRange(trip, 10, 20);
        Assert.Equal(trip, Assert.Single(path.Events, happened => happened.Kind == ProtocolEventKind.MeasureHalt).Date);
        Assert.Equal(trip, path.Events.Last(happened => happened.Kind == ProtocolEventKind.Liquidation).Date);
    }

    [Fact]
    public void A_token_that_falls_with_bad_debt_pays_less_and_new_ones_are_minted()
    {
        // 950 owed against 1000 that are worth 260: bad debt of 690, which halves the token of a protocol worth 1380. 20 tokens are slashed at 5 less a fifth, 100 minted at 5 less a tenth.
        LendingProtocol protocol = Vault(950, new PriceOracle.FixedPrice(1), null, 1000) with
        {
            Backstops = [new Backstop.StakingModule("STK", 40, .5, .2) { Capitalization = 1380 }, new Backstop.DebtAuction("STK", 100, .1)],
        };
        ProtocolPath path = ProtocolTrace.Follow(Plan(protocol, 1, Math.Pow(.26, .05), 1, 20, 0), 0);
        Close(690, path.BadDebt);
        Close(80 + 450, path.Ledger[PathLedger.PaidByStakers]);
        Close(160, path.Ledger[PathLedger.Socialized]);
        Close(80, Assert.Single(path.Events, happened => happened.Kind == ProtocolEventKind.Slashing).Amount);
        Close(450, Assert.Single(path.Events, happened => happened.Kind == ProtocolEventKind.DebtAuction).Amount);
    }

    [Fact]
    public void Stakers_who_run_leave_after_their_cooldown()
    {
        // The token falls by 1% a step, by more than 5% from date 6 on; half of those who stay give notice in ten minutes, and leave four dates later.
        LendingProtocol protocol = Vault(1, new PriceOracle.Spot(), null) with { Backstops = [new Backstop.StakingModule("STK", 1000, .3, 0) { Run = new StakeRun(.05, 600, 900) }] };
        ProtocolPath path = ProtocolTrace.Follow(Plan(protocol, 100, 1, Ratio, 20, 0), 0);
        double share = 1 - Math.Pow(2, -.5);
        double staying = 1000;
        double left = 0;
        var notices = new Queue<double>([0, 0, 0, 0]);
        for (int date = 1; date <= 20; date++)
        {
            left += notices.Dequeue();
            double notice = date >= 6 ? share * staying : 0;
            staying -= notice;
            notices.Enqueue(notice);
        }

        Assert.InRange(left, 900, 999);
        Close(1000 - left, path.Ledger[PathLedger.Staked]);
        Close(.3 * (1000 - left), path.Ledger[PathLedger.Slashable]);
    }

    // The path's mean square return over the model's, by date.
    private static double[] Stress(ProtocolPath path)
    {
        double stress = 1;
        double before = 100;
        var found = new List<double>();
        foreach ((double market, double _) in path.Prices[0])
        {
            double moved = Math.Log(market / before);
            before = market;
            stress = (Kept * stress) + ((1 - Kept) * moved * moved / (Step * Step));
            found.Add(stress);
        }

        return [.. found];
    }

    private static LendingProtocol Vault(double debt, PriceOracle oracle, DynamicMargin? margin, double units = 1) => new(
        new Dictionary<string, CollateralMarket> { ["ETH"] = new(.8, oracle, Bonus, null) { Margin = margin } }, [new LendingPosition("vault", "ETH", units, debt)], Free, new GasMarket.MeanReverting(0, "ETH", 0, 600, 0));

    private static ProtocolPath Follow(LendingProtocol protocol, int dates, double step) => ProtocolTrace.Follow(Plan(protocol, 100, Ratio, 1, dates, step), 0);

    private static SimulationPlan Plan(LendingProtocol protocol, double spot, double ratio, double tokenRatio, int dates, double step)
    {
        double Drift(double each) => Math.Log(each) / StepYears;
        var model = new GeometricBrownianModel(
            Measure.RealWorld, [new ModelAsset("ETH", spot, step / Math.Sqrt(StepYears), Drift(ratio) + (step * step / StepYears / 2)), new ModelAsset("STK", 10, 0, Drift(tokenRatio))], [[1, 0], [0, 1]]);
        return ProtocolPlan.Create(model, protocol, new MonitoringDates(dates, StepYears), new SimulationSettings(1, 3, Precision.Double));
    }

    private static void Close(double expected, double actual) => Assert.InRange(actual, expected - (1e-9 * Math.Abs(expected)), expected + (1e-9 * Math.Abs(expected)));
}

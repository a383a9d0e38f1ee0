using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Margin.Protocols;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.Protocols;

/// <summary>How means of a protocol are told: debts in the millions, in single precision, in markets that take any amount at the market's price and take no fee.</summary>
public sealed class ProtocolMeansTests
{
    [Fact]
    public void What_a_sale_without_slippage_costs_is_nothing_with_an_interval_the_right_way_up()
    {
        LendingProtocolInsolvency run = Run(Vaults(new DeRisking(1.1, 1.25, 3600)));
        Estimate cost = run.Measures[ProtocolMeasure.DeRiskingCost];
        double sold = run.Measures[ProtocolMeasure.DeRisked].Value;
        Assert.True(sold > 1e5);
        Assert.Equal((0, 0), (cost.Value, cost.Interval.Lower));

        // Eight times 2^-24 of what is moved, which is twice what is sold and some liquidated.
        Assert.InRange(cost.Interval.Upper, 8 * Math.ScaleB(sold, -24), 80 * Math.ScaleB(sold, -24));
        Assert.EndsWith("below what sums on a path resolve", cost.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void A_protocol_that_takes_no_fee_has_no_revenue()
    {
        LendingProtocolInsolvency run = Run(Vaults(null));
        Assert.True(run.Means.Liquidated.Value > 1e5);
        Assert.Equal(0, run.Means.Revenue.Value);
        Assert.True(run.Means.KeeperProfit!.Interval.Lower > 1e3);
        Assert.Equal(run.Means.KeeperProfit.Value, run.Means.BorrowersLoss.Value, 1e-5 * run.Means.Liquidated.Value);
    }

    [Fact]
    public void A_small_amount_that_is_no_difference_of_large_ones_is_told()
    {
        // A fund of a cent pays a cent, beside millions.
        LendingProtocolInsolvency run = Run(Vaults(null) with { Backstops = [new Backstop.InsuranceFund(.01)], Keepers = Keepers with { Uptime = .2, OutageDuration = 50_000 } }, 4);
        Assert.InRange(run.Means.PaidByFund!.Value, 1e-5, .01);
        Assert.True(run.Means.PaidByFund.Interval.Lower > 0);
    }

    [Fact]
    public void Who_is_not_there_pays_nothing_and_is_not_told()
    {
        ProtocolMeans none = Run(Vaults(null)).Means;
        Assert.Null(none.PaidByFund);
        Assert.Null(none.PaidByStakers);
        ProtocolMeans both = Run(Vaults(null) with { Backstops = [new Backstop.InsuranceFund(0), new Backstop.DebtAuction("A0", 1, 0)] }).Means;
        Assert.Equal(0, both.PaidByFund!.Value);
        Assert.NotNull(both.PaidByStakers);
        LendingProtocol sales = Vaults(null) with { Searchers = new SearcherCompetition(.5, 0) };
        Assert.Equal([SaleMeasure.Bids, SaleMeasure.Sandwiches, SaleMeasure.Slippage], Run(sales).Sales.Keys.Select(sale => sale.Measure));
    }

    [Fact]
    public void Every_interval_holds_its_value()
    {
        LendingProtocolInsolvency run = Run(Vaults(new DeRisking(1.05, 1.1, 0)) with { Searchers = new SearcherCompetition(.5, 0) });
        Estimate?[] told = [run.Means.BadDebt, run.Means.Socialized, run.Means.Liquidated, run.Means.Repaid, run.Means.BorrowersLoss, run.Means.KeeperProfit, run.Means.Revenue, .. run.Measures.Values, .. run.Sales.Values];
        Assert.All(told, estimate => Assert.InRange(estimate!.Value, estimate.Interval.Lower, estimate.Interval.Upper));
    }

    /// <summary>100 units owe 7,300. At 90 they are worth 9,000, of which the protocol gives 0.95; nobody buys, and at 0.001 they are worth 0.1: 8,549.9 are lost, more than was owed.</summary>
    [Fact]
    public void What_reserves_give_beyond_the_debt_is_within_the_upper_limit_of_bad_debt_that_no_path_has()
    {
        LendingProtocol protocol = Absorbed(new PriceOracle.Spot(), null);
        var fall = new GivenPathModel([0, 300, 600], [new GivenAsset("A0", [100, 90, .001], 0, 0)]);
        Assert.Equal(8549.9, Run(protocol, fall, 2).Means.BadDebt.Value, 1e-2);
        Assert.Equal(7300 * .95 / .8, MostBadDebt(protocol), 1e-6);
        Assert.Equal(7300 * .95 / .5, MostBadDebt(Absorbed(new PriceOracle.Spot(), new DynamicMargin(1, .5))), 1e-6);
        Assert.Equal(7300 * .95 / (.8 * .9), MostBadDebt(Absorbed(new PriceOracle.Spot { Confidence = new PriceConfidence(.01, 2, .05) }, null)), 1e-6);
        Assert.Equal(7300, MostBadDebt(With(protocol, new LiquidationMechanism.FixedBonus(.05, .5, .95, 0))), 1e-6);
        Assert.Equal(7300 * .9 / .8, MostBadDebt(With(protocol, new LiquidationMechanism.FixedBonus(.05, .5, .95, 0), new LiquidationMechanism.Absorption(.9, .5, null))), 1e-6);
        Assert.Equal(7300, MostBadDebt(With(protocol, new LiquidationMechanism.Absorption(.7, .5, null))), 1e-6);
    }

    [Fact]
    public void Where_a_fee_or_a_price_without_a_limit_adds_to_it_no_upper_limit_is_told()
    {
        LendingProtocol protocol = Absorbed(new PriceOracle.Spot(), null);
        var shares = new LiquidationMechanism.TwoStageAuction(1, .7, 900, 3600, 3600, .1, .05, 0);
        Assert.Equal(double.PositiveInfinity, MostBadDebt(With(protocol, shares)));
        Assert.Equal(double.PositiveInfinity, MostBadDebt(With(protocol, new LiquidationMechanism.FixedBonus(.05, .5, .95, 0), shares)));
        Assert.Equal(double.PositiveInfinity, MostBadDebt(Absorbed(new PriceOracle.Spot { Confidence = new PriceConfidence(.01, 2, null) }, null)));
    }

    private static LendingProtocol Absorbed(PriceOracle oracle, DynamicMargin? margin) => new(
        new Dictionary<string, CollateralMarket> { ["A0"] = new(.8, oracle, new LiquidationMechanism.Absorption(.95, .5, null) { Caller = AbsorptionCaller.Protocol }, null) { Margin = margin } },
        [new LendingPosition("vault", "A0", 100, 7300)],
        new KeeperPool(1e9, 60, 50, 0, 1e-12, 1e12, 1),
        new GasMarket.MeanReverting(0, "A0", 0, 600, 0));

    private static LendingProtocol With(LendingProtocol protocol, LiquidationMechanism first, params LiquidationMechanism[] later) => protocol with
    {
        Collateral = protocol.Collateral.ToDictionary(pair => pair.Key, pair => pair.Value with { Liquidation = first, LaterStages = [.. later.Select(next => new LiquidationStage(new StageCondition.After(600), next))] }),
    };

    // What the upper limit takes a path to lose, where no path loses anything; infinite where no limit is told.
    private static double MostBadDebt(LendingProtocol protocol)
    {
        LendingProtocolInsolvency run = Run(protocol, new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A0", 100, .01, 0)], [[1]]), 12);
        Assert.Equal(0, run.Insolvency.Estimate.Value);
        return run.Means.BadDebt.Method.Contains("no loss seen", StringComparison.Ordinal) ? run.Means.BadDebt.Interval.Upper / run.Beyond.Interval.Upper : double.PositiveInfinity;
    }

    private static LendingProtocolInsolvency Run(LendingProtocol protocol, PriceModel model, int dates) => LendingProtocolInsolvency.Estimate(
        new SimulationRunner(CpuBackend.Widest()), model, protocol, new MonitoringDates(dates, 1 / (365.0 * 288)), new SimulationSettings(64, 3, Precision.Double), [.99], 0, .95, TestContext.Current.CancellationToken);

    private static KeeperPool Keepers { get; } = new(1e9, 60, 50, 0, .9, 7200, 1);

    private static LendingProtocol Vaults(DeRisking? owners) => new(
        new Dictionary<string, CollateralMarket> { ["A0"] = new(.8, new PriceOracle.MovingAverage(3600), new LiquidationMechanism.FixedBonus(.05, .5, .95, 0), null) },
        [.. Enumerable.Range(0, 8).Select(i => new LendingPosition($"vault {i}", "A0", 1e5 + (7777 * i), (1e5 + (7777 * i)) * (70 + (.9 * i))) { DeRisking = owners })],
        Keepers,
        new GasMarket.MeanReverting(1, "A0", 0, 600, 0));

    private static LendingProtocolInsolvency Run(LendingProtocol protocol, double volatility = 1.2) => LendingProtocolInsolvency.Estimate(
        new SimulationRunner(CpuBackend.Widest()),
        new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A0", 100, volatility, 0)], [[1]]),
        protocol,
        new MonitoringDates(96, 1 / (365.0 * 48)),
        new SimulationSettings(2048, 3, Precision.Single),
        [.99],
        0,
        .95,
        TestContext.Current.CancellationToken);
}

using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Tests.Curves;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.Monitoring;

/// <summary>Close-outs that cost something, or come after a delay that is drawn, by importance sampling, pilots and all: against quadrature where counting sees nothing, and against counting where it sees enough. |z| up to 4.9, one false alarm in a million a row.</summary>
public sealed class WeightedCloseOutTests
{
    private const double Volatility = 1.5, Farthest = 4.9;
    private static readonly double Deviation = Volatility / Math.Sqrt(365);
    private static readonly double Mean = -Deviation * Deviation / 2;

    private static GeometricBrownianModel Model { get; } = new(Measure.RealWorld, [new ModelAsset("A", 1, Volatility, 0)], [[1]]);

    // A share c of what is sold goes to slippage, bonus and fee, so that a debt D is not repaid below D / (1 - c); the delay is drawn on the day of the breach, so that the probability is the mean over it. The price is a martingale,
    // so that the mean of what is sold is that at the breach: the spot times the probability of a breach with the price as the measure's unit, which moves the log by the variance of a day more.
    [Theory]
    [InlineData(.60, .12, 10, 21)]
    [InlineData(.60, .12, 10, 22)]
    [InlineData(.45, .10, 20, 23)]
    public void Insolvencies_and_costs_are_those_of_quadrature(double debt, double cost, int dates, ulong seed)
    {
        const double slippage = .02, requirement = .3;
        var delays = new DelayDistribution([new DelayChance(0, .6), new DelayChance(1, .3), new DelayChance(3, .1)]);
        double repaid = debt / (1 - cost);
        double threshold = debt * (1 + requirement);
        double insolvency = delays.Chances.Sum(chance => chance.Probability * new BorrowerQuadrature(Mean, Deviation, repaid, dates, chance.Delay).InsolvencyProbability((threshold / repaid) - 1));
        double breach = new BorrowerQuadrature(Mean, Deviation, threshold, dates, 0).InsolvencyProbability(0);
        double sold = new BorrowerQuadrature(Mean + (Deviation * Deviation), Deviation, threshold, dates, 0).InsolvencyProbability(0);
        MarginRules rules = Rules(1 / (1 + requirement), new LiquidationPenalty(cost - slippage - .01, .01), delays);
        var liquidity = new MarketLiquidity(new Dictionary<string, LiquidityModel> { ["A"] = new LiquidityModel.Constant(slippage) }, []);
        AccountInsolvency estimate = Of(debt, rules, liquidity, dates, seed, .1, 200_000);
        AssertNear(insolvency, estimate.Insolvency.Estimate, 0.04);
        AssertNear(breach, estimate.Breach.Estimate, 0.04);
        AssertNear(slippage * sold, estimate.Costs!.Slippage, 0.04);
        AssertNear((cost - slippage) * sold, estimate.Costs.Penalty, 0.04);
    }

    // Impact that grows with the size sold and with the path's volatility, paid out of the bonus as far as it goes, and a delay of up to four days: at one in some hundreds against counting, in a hundred thousand by other pilots, paths and defensive share.
    [Fact]
    public void Impact_and_drawn_delays_agree_with_counting()
    {
        AccountInsolvency counted = AccountInsolvency.Estimate(
            new SimulationRunner(CpuBackend.Widest()), Model, [], Loan(.60), Impact.Rules, Impact.Dates, new SimulationSettings(4_000_000, 31, Precision.Single), new ProtocolTerms(.02, [.999]), .95, null, Impact.Liquidity,
            cancellation: TestContext.Current.CancellationToken);
        AccountInsolvency weighted = Of(.60, Impact.Rules, Impact.Liquidity, 10, 32, .1, 200_000);
        Assert.InRange(counted.Insolvency.Estimate.Value, 1e-3, 2e-2);
        AssertAlike(counted, weighted);
        AssertAlike(counted.Tail.Backstop!.Probability, weighted.Tail.Backstop!.Probability);
        AssertAlike(counted.Tail.BadDebt[0].ValueAtRisk, weighted.Tail.BadDebt[0].ValueAtRisk);
        AssertAlike(counted.Tail.BadDebt[0].ExpectedShortfall, weighted.Tail.BadDebt[0].ExpectedShortfall);
    }

    [Fact]
    public void Other_pilots_and_paths_tell_the_same_of_what_is_rare()
    {
        AccountInsolvency one = Of(.35, Impact.Rules, Impact.Liquidity, 10, 33, .1, 400_000);
        AccountInsolvency other = Of(.35, Impact.Rules, Impact.Liquidity, 10, 34, .3, 400_000);
        Assert.InRange(one.Insolvency.Estimate.Value, 1e-7, 1e-4);
        Assert.InRange(one.Insolvency.Estimate.StandardError / one.Insolvency.Estimate.Value, 0, .04);
        AssertAlike(one, other);
    }

    // What costs move is more than the errors: without them the same account is insolvent less than half as often.
    [Fact]
    public void Costs_matter_to_what_is_held_here()
    {
        AccountInsolvency dear = Of(.35, Impact.Rules, Impact.Liquidity, 10, 33, .1, 100_000);
        AccountInsolvency free = Of(.35, Rules(1 / 1.25, new LiquidationPenalty(0, 0), Impact.Rules.Delays!), null, 10, 33, .1, 100_000);
        Assert.InRange(free.Insolvency.Estimate.Value / dear.Insolvency.Estimate.Value, 0, .5);
    }

    private static (MarginRules Rules, MarketLiquidity Liquidity, MonitoringDates Dates) Impact { get; } = (
        Rules(1 / 1.25, new LiquidationPenalty(.05, .005, SlippagePayer.Liquidator), DelayDistribution.Geometric(0, .5, 4)),
        new MarketLiquidity(new Dictionary<string, LiquidityModel> { ["A"] = new LiquidityModel.SquareRoot(.002, 1, .08, 10) { StressExponent = 2 } }, []),
        MonitoringDates.Daily(10));

    private static AccountInsolvency Of(double debt, MarginRules rules, MarketLiquidity? liquidity, int dates, ulong seed, double share, long paths)
    {
        AccountTilts found = AccountTilts.Of(Model, [], [], new MonitoredAccount(Loan(debt), 0, true), rules, MonitoringDates.Daily(dates), seed, share, liquidity);
        Assert.True(found.Tilts is not null, found.Refusal);
        AccountInsolvency estimate = AccountInsolvency.Estimate(
            new SimulationRunner(CpuBackend.Widest()), Model, [], Loan(debt), rules, MonitoringDates.Daily(dates), new SimulationSettings(paths, seed, Precision.Single), new ProtocolTerms(.02, [.999]), .95, null, liquidity, found.Tilts,
            TestContext.Current.CancellationToken);
        estimate.Weights!.Refuse(paths);
        return estimate;
    }

    private static MarginAccount Loan(double debt) => new("a", new Dictionary<string, double> { ["A"] = 1 }, debt, new Dictionary<string, double>());

    private static MarginRules Rules(double threshold, LiquidationPenalty penalty, DelayDistribution delays) => new(
        new Dictionary<string, CollateralRule> { ["A"] = new(threshold, threshold) { Penalty = penalty } }, new Dictionary<string, OptionMarginRule>(), delays.Longest) { Delays = delays };

    private static void AssertAlike(AccountInsolvency one, AccountInsolvency other)
    {
        AssertAlike(one.Insolvency.Estimate, other.Insolvency.Estimate);
        AssertAlike(one.Breach.Estimate, other.Breach.Estimate);
        AssertAlike(one.Loss.Estimate, other.Loss.Estimate);
        AssertAlike(one.Costs!.Slippage, other.Costs!.Slippage);
        AssertAlike(one.Costs.Penalty, other.Costs.Penalty);
        AssertAlike(one.Tail.ExpectedLiquidations, other.Tail.ExpectedLiquidations);
    }

    private static void AssertAlike(Estimate one, Estimate other)
    {
        double error = Math.Sqrt((one.StandardError * one.StandardError) + (other.StandardError * other.StandardError));
        Assert.True(Math.Abs(one.Value - other.Value) <= Farthest * error && error > 0, FormattableString.Invariant($"{one.Value} ± {one.StandardError}, {one.Method}; {other.Value} ± {other.StandardError}, {other.Method}"));
    }

    private static void AssertNear(double exact, Estimate estimate, double most) => Assert.True(
        Math.Abs(estimate.Value - exact) <= (Farthest * estimate.StandardError) + (.002 * exact) && estimate.StandardError <= most * exact,
        FormattableString.Invariant($"{exact} against {estimate.Value} ± {estimate.StandardError}, {estimate.Method}"));
}

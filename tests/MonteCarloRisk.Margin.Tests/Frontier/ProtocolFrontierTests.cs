using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Frontier;
using MonteCarloRisk.Margin.Tests.Curves;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.Frontier;

public sealed class ProtocolFrontierTests
{
    private static Market Asking(IReadOnlyList<double> scales, ReplicatedPaths paths) =>
        SampleMarket.Of([("A", 1, .85), ("B", 1.2, .8)], .5, [(new() { ["A"] = 1 }, 70), (new() { ["A"] = 1, ["B"] = 2 }, 200)], .01, 10, 40_000) with
        {
            Studies = new RiskStudies { Frontier = new FrontierStudy(scales, paths) },
        };

    [Fact]
    public void Points_are_those_of_separate_runs_under_the_scaled_rules_by_the_same_seeds()
    {
        Market market = Asking([.5, 1, 2], new ReplicatedPaths(40_000, 4));
        MarketCalibration calibration = SampleMarket.Calibrate(market);
        ProtocolFrontier frontier = calibration.Frontier!.Protocol!;
        Assert.Equal(2 * 3 * 4, frontier.Runs.Runs.Count);
        foreach (ProtocolPoint point in frontier.Current.Points)
        {
            double Limit(double limit) => 1 / (1 + (point.Scale * ((1 / limit) - 1)));
            var rules = new MarginRules(market.Rules.Collateral.ToDictionary(rule => rule.Key, rule => point.Scale == 1 ? rule.Value : new CollateralRule(Limit(rule.Value.LoanToValue), Limit(rule.Value.LiquidationThreshold))), market.Rules.Options, 1);
            ProtocolOutcome[] separate = [.. Enumerable.Range(0, 4).Select(seed => SampleMarket.Calibrate(market with { Rules = rules, Studies = RiskStudies.None, Simulation = new SimulationSettings(10_000, 9 + (ulong)seed, Precision.Single) }).Current)];
            Assert.Equal(separate.Average(run => run.InsolvencyProbability.Value), point.InsolvencyProbability.Value, 12);
            Assert.Equal(separate.Average(run => run.ExpectedBadDebt.Value), point.ExpectedBadDebt.Value, 10);
            Assert.Equal(separate[0].RequiredEquity, point.RequiredEquity, 9);
        }

        Assert.Equal(calibration.Recommended.RequiredEquity, frontier.Recommended.Points[1].RequiredEquity, 9);
        Assert.Equal(frontier.Current.Points.Select(point => point.InsolvencyProbability.Value).OrderDescending(), frontier.Current.Points.Select(point => point.InsolvencyProbability.Value));
        Assert.Null(SampleMarket.Calibrate(market with { Studies = RiskStudies.None }).Frontier!.Protocol);
    }

    [Fact]
    public void The_marginal_cost_of_one_account_is_the_one_found_by_quadrature()
    {
        Market market = SampleMarket.Of([("A", 1.2, .8)], 0, [(new() { ["A"] = 1 }, 77)], .01, 6, 40_000) with
        {
            Studies = new RiskStudies { Frontier = new FrontierStudy([.4, .5, 1, 1.6], new ReplicatedPaths(640_000, 64)) },
        };
        market = market with { Rules = new MarginRules(new Dictionary<string, CollateralRule> { ["A"] = new(.7, 1 / 1.12) }, market.Rules.Options, 1) };
        Estimate cost = SampleMarket.Calibrate(market).Frontier!.Protocol!.Current.MarginalCost!;
        double deviation = 1.2 * Math.Sqrt(1.0 / 365), mean = -1.2 * 1.2 / 2 / 365;
        double Decades(double scale) => Math.Log10(new BorrowerQuadrature(mean, deviation, .77, 6, 1).InsolvencyProbability(scale * .12));
        static double Capital(double scale) => 100 * (1 - (1 / (1 + (scale * .12))));
        double expected = (Capital(1.6) - Capital(.5)) / (Decades(.5) - Decades(1.6));
        Assert.Equal(expected, cost.Value, 6 * cost.StandardError);
        Assert.InRange(cost.StandardError, 1e-9, .05 * expected);
        Assert.InRange(expected, cost.Interval.Lower - (3 * cost.StandardError), cost.Interval.Upper + (3 * cost.StandardError));
    }

    [Fact]
    public void Where_stricter_rules_are_not_safer_no_cost_is_told()
    {
        // An account that is in breach today is closed out tomorrow, whatever the rules.
        Market market = SampleMarket.Of([("A", 1.2, .7)], 0, [(new() { ["A"] = 1 }, 92)], .01, 6, 40_000) with
        {
            Studies = new RiskStudies { Frontier = new FrontierStudy([.9, 1, 2], new ReplicatedPaths(160_000, 16)) },
        };
        ProtocolCurve curve = SampleMarket.Calibrate(market).Frontier!.Protocol!.Current;
        Assert.Null(curve.MarginalCost);
        Assert.StartsWith("stricter requirements are not clearly safer", curve.Reason, StringComparison.Ordinal);
    }
}

using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Frontier;
using MonteCarloRisk.Margin.Tests.Curves;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.Frontier;

public sealed class MarginalCostTests
{
    [Fact]
    public void The_cost_of_a_borrower_is_the_one_found_by_quadrature()
    {
        const double target = .01;
        MarketCalibration calibration = SampleMarket.Calibrate(SampleMarket.Of([("A", 1.2, .9)], 0, [], target, 12, 1_000_000));
        AssetFrontier frontier = Assert.Single(calibration.Frontier!.Assets);
        double deviation = 1.2 * Math.Sqrt(1.0 / 365), mean = -1.2 * 1.2 / 2 / 365;
        double Decades(double requirement) => Math.Log10(new BorrowerQuadrature(mean, deviation, 1 / (1 + requirement), 12, 1).InsolvencyProbability(requirement));

        foreach (AssetPoint point in new[] { frontier.Current, frontier.Recommended })
        {
            // Half a decade on either side, as by the method.
            double at = Decades(point.Requirement), slope = (Decades(point.Requirement + .0005) - Decades(point.Requirement - .0005)) / .001;
            double lower = Solve(Decades, at + .5, point.Requirement + (.5 / slope)), upper = Solve(Decades, at - .5, point.Requirement - (.5 / slope));
            Estimate cost = point.MarginalCost!;
            Assert.Equal(upper - lower, cost.Value, (5.5 * cost.StandardError) + (.01 * cost.Value));
            Assert.InRange(cost.StandardError, 1e-6, .03 * cost.Value);
            Assert.Equal((1 + point.Requirement) / point.Requirement, point.Leverage, 12);
        }
    }

    [Fact]
    public void The_error_of_a_cost_is_its_deviation_over_samples()
    {
        const int samples = 4000;
        const long paths = 1_000_000;
        var random = new Xoshiro256StarStar(5);
        double[] requirements = [.1, .2, .3], probabilities = [4e-3, 1e-3, 2.5e-4];
        double[] costs = new double[samples];
        double error = 0;
        for (int sample = 0; sample < samples; sample++)
        {
            long rare = Poisson.Sample(random, probabilities[2] * paths), some = rare + Poisson.Sample(random, (probabilities[1] - probabilities[2]) * paths), many = some + Poisson.Sample(random, (probabilities[0] - probabilities[1]) * paths);
            CurvePoint[] curve = [.. requirements.Zip([many, some, rare], (requirement, hits) => new CurvePoint(requirement, BinomialProportion.Estimate(hits, paths, .95, "")))];
            Estimate cost = MarginalCost.At(curve, .2, isNested: true)!;
            costs[sample] = cost.Value;
            error += cost.StandardError / samples;
        }

        // The deviation of 4,000 samples is known within 1.1%; 5% is the house's bound.
        Assert.Equal(.2 / Math.Log10(16), costs.Average(), .001);
        Assert.Equal(MathNet.Numerics.Statistics.ArrayStatistics.StandardDeviation(costs), error, .05 * error);
    }

    [Fact]
    public void What_too_few_paths_hit_is_not_told()
    {
        CurvePoint Point(double requirement, long hits) => new(requirement, BinomialProportion.Estimate(hits, 100_000, .95, ""));
        Assert.Null(MarginalCost.At([Point(.1, 30), Point(.2, 19), Point(.3, 5)], .2, true));
        Assert.Null(MarginalCost.At([Point(.1, 300), Point(.2, 100)], .3, true));
        Assert.Null(MarginalCost.At([Point(.1, 300), Point(.2, 300), Point(.3, 300)], .2, true));
        Assert.NotNull(MarginalCost.At([Point(.1, 300), Point(.2, 100), Point(.3, 30)], .2, true));
        Estimate nested = MarginalCost.At([Point(.1, 300), Point(.2, 100), Point(.3, 30)], .2, true)!, apart = MarginalCost.At([Point(.1, 300), Point(.2, 100), Point(.3, 30)], .2, false)!;
        Assert.True(apart.StandardError > nested.StandardError && apart.Value == nested.Value);
    }

    private static double Solve(Func<double, double> decades, double at, double near)
    {
        (double lower, double upper) = (near - .05, near + .05);
        for (int i = 0; i < 30; i++)
        {
            double middle = (lower + upper) / 2;
            if (decades(middle) > at) lower = middle;
            else upper = middle;
        }

        return lower;
    }
}

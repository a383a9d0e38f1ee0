using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Multivariate;
using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Calibration.Tests.Multivariate;

public sealed class MultivariateTFitTests
{
    [Fact]
    public void Parameters_and_likelihood_match_an_independent_computation()
    {
        MultivariateTFit fit = MultivariateTFit.Fit([ResidueSample.A, ResidueSample.B]);

        Assert.Equal(-0.00038386, fit.Location[0], 4);
        Assert.Equal(-0.00820642, fit.Location[1], 4);
        Assert.Equal(0.75419127, fit.Scale[0], 4);
        Assert.Equal(0.71129049, fit.Scale[1], 4);
        Assert.Equal(0.66662177, fit.Correlation[0][1], 4);
        Assert.Equal(2.4375120, fit.DegreesOfFreedom.Value, 3);
        Assert.Equal(-548.3525466, fit.LogLikelihood, 5);
    }

    [Fact]
    public void Of_one_asset_it_is_the_univariate_fit()
    {
        MultivariateTFit fit = MultivariateTFit.Fit([ResidueSample.A]);
        StudentTFit alone = StudentTFit.Fit(ResidueSample.A);

        Assert.Equal(alone.DegreesOfFreedom.Value, fit.DegreesOfFreedom.Value, 3);
        Assert.Equal(alone.Scale.Value, fit.Scale[0], 4);
        Assert.Equal(alone.LogLikelihood, fit.LogLikelihood, 5);
    }

    [Fact]
    public void The_interval_of_the_degrees_of_freedom_holds_them_as_often_as_it_says()
    {
        var random = new MersenneTwister(7);
        var degrees = new Coverage("degrees of freedom", 5);
        double correlation = 0;
        int samples = Coverage.Samples(100, 1000);
        for (int k = 0; k < samples; k++)
        {
            MultivariateTFit fit = MultivariateTFit.Fit(Draw(random, 4, 400, 0.6, [5, 5, 5, 5]));
            degrees.Add(fit.DegreesOfFreedom);
            correlation += fit.Correlation[3][1] / samples;
        }

        degrees.Check(biasAllowance: 0.3);

        // Standard error of one correlation about 0.04, of the mean 0.004; five of them are a false alarm in two million.
        Assert.Equal(0.6, correlation, 0.02);
    }

    [Fact]
    public void Groups_have_their_own_tails_and_one_correlation()
    {
        GroupedTFit fit = GroupedTFit.Fit(Draw(new MersenneTwister(9), 6, 3000, 0.5, [3, 3, 3, 12, 12, 12]), [0, 0, 0, 1, 1, 1]);

        // Standard errors are about 0.15 and 1.2; the bounds are five of them.
        Assert.Equal(3, fit.DegreesOfFreedom[0].Value, 0.75);
        Assert.Equal(12, fit.DegreesOfFreedom[1].Value, 6.0);
        Assert.Equal(0.5, fit.Correlation[0][1], 0.1);
        Assert.Equal(0.5, fit.Correlation[5][0], 0.1);
        Assert.Equal(0, fit.Repair);
        Assert.Contains("group 1 has no asset", Assert.Throws<InputException>(() => GroupedTFit.Fit([ResidueSample.A, ResidueSample.B], [0, 2])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_asset_that_is_a_combination_of_others_is_refused() => Assert.Contains(
        "singular",
        Assert.Throws<InputException>(() => MultivariateTFit.Fit([ResidueSample.A, [.. ResidueSample.A.Select(x => -2 * x)]])).Message,
        StringComparison.Ordinal);

    /// <summary>Student t vectors of one correlation between all assets; assets of equal degrees share the mixing variable, all at the same probability.</summary>
    internal static double[][] Draw(MersenneTwister random, int assets, int days, double correlation, double[] degrees)
    {
        double[][] rows = [.. Enumerable.Range(0, assets).Select(_ => new double[days])];
        for (int day = 0; day < days; day++)
        {
            double common = Normal.Sample(random, 0, 1), probability = random.NextDouble();
            double factor = 0, last = 0;
            for (int i = 0; i < assets; i++)
            {
                if (degrees[i] != last) factor = Math.Sqrt(degrees[i] / ChiSquared.InvCDF(degrees[i], probability));
                last = degrees[i];
                rows[i][day] = factor * (Math.Sqrt(correlation) * common + Math.Sqrt(1 - correlation) * Normal.Sample(random, 0, 1));
            }
        }

        return rows;
    }
}

using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Statistics.Distributions;

namespace MonteCarloRisk.Calibration.Tests.Tails;

public sealed class StudentTFitTests
{
    [Fact]
    public void Parameters_likelihood_and_profile_interval_match_an_independent_computation()
    {
        StudentTFit fit = StudentTFit.Fit(ResidueSample.A);

        Assert.Equal(-0.0020214, fit.Location.Value, 5);
        Assert.Equal(0.66083425, fit.Scale.Value, 5);
        Assert.Equal(2.1193887, fit.DegreesOfFreedom.Value, 4);
        Assert.Equal(-302.84511998, fit.LogLikelihood, 6);
        Assert.Equal(1.4801728, fit.DegreesOfFreedom.Interval.Lower, 4);
        Assert.Equal(3.2666105, fit.DegreesOfFreedom.Interval.Upper, 4);
        Assert.Equal(DegreesBound.None, fit.Bound);
    }

    [Fact]
    public void The_intervals_hold_the_parameters_as_often_as_they_say()
    {
        Coverage location = new("location", 0.01), scale = new("scale", 0.5), degrees = new("degrees of freedom", 4);
        foreach (double[] sample in Samples(seed: 1, count: Coverage.Samples(300, 3000), length: 500, degrees: 4))
        {
            StudentTFit fit = StudentTFit.Fit([.. sample.Select(t => 0.01 + 0.5 * t)]);
            location.Add(fit.Location);
            scale.Add(fit.Scale);
            degrees.Add(fit.DegreesOfFreedom);
        }

        location.Check();
        scale.Check();
        degrees.Check(biasAllowance: 0.3);
    }

    [Fact]
    public void The_fit_scales_with_the_data()
    {
        StudentTFit fit = StudentTFit.Fit(ResidueSample.A), hundredfold = StudentTFit.Fit([.. ResidueSample.A.Select(x => 100 * x + 7)]);

        Assert.Equal(100 * fit.Location.Value + 7, hundredfold.Location.Value, 5);
        Assert.Equal(100 * fit.Scale.Value, hundredfold.Scale.Value, 4);
        Assert.Equal(fit.DegreesOfFreedom.Value, hundredfold.DegreesOfFreedom.Value, 5);
        Assert.Equal(fit.DegreesOfFreedom.StandardError, hundredfold.DegreesOfFreedom.StandardError, 4);
    }

    [Fact]
    public void Even_data_is_at_the_most_degrees_and_data_without_a_mean_at_the_fewest()
    {
        Assert.Equal(DegreesBound.Most, StudentTFit.Fit([.. Enumerable.Range(1, 199).Select(k => k / 200.0)]).Bound);
        Assert.Equal(DegreesBound.Fewest, StudentTFit.Fit([.. Enumerable.Range(1, 399).Select(k => StudentTDistribution.Quantile(k / 400.0, 0.7))]).Bound);
    }

    [Fact]
    public void Quantile_and_distribution_function_undo_each_other()
    {
        StudentTFit fit = StudentTFit.Fit(ResidueSample.A);

        foreach (double p in (double[])[1e-9, 1e-3, 0.3, 0.5, 0.9]) Assert.Equal(p, fit.Cumulative(fit.Quantile(p)), p * 1e-9);
    }

    [Theory]
    [InlineData(20, 1, "20 values")]
    [InlineData(100, 60, "60 of 100 values are equal")]
    public void A_sample_without_a_maximum_is_refused(int count, int equal, string message) => Assert.Contains(
        message,
        Assert.Throws<InputException>(() => StudentTFit.Fit([.. Enumerable.Range(0, count).Select(k => k < equal ? 0.0 : k)])).Message,
        StringComparison.Ordinal);

    internal static IEnumerable<double[]> Samples(int seed, int count, int length, double degrees)
    {
        var uniforms = new MersenneTwister(seed);
        for (int k = 0; k < count; k++) yield return [.. Enumerable.Range(0, length).Select(_ => StudentTDistribution.Quantile(uniforms.NextDouble(), degrees))];
    }
}

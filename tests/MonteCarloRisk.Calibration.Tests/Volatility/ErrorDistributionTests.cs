using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Volatility.Errors;

namespace MonteCarloRisk.Calibration.Tests.Volatility;

public sealed class ErrorDistributionTests
{
    // Quantiles of the Student-t are those of printed tables, t(0.01; 5) = -3.36493, scaled by sqrt(3 / 5).
    [Fact]
    public void Quantiles_are_those_of_the_tables()
    {
        Assert.Equal(-2.3263478740408, new NormalErrors().Quantile(0.01), 10);
        Assert.Equal(-3.36493 * Math.Sqrt(0.6), new StudentErrors(5).Quantile(0.01), 0.000005);
        Assert.Equal(0.01, new StudentErrors(5).Probability(new StudentErrors(5).Quantile(0.01)), 10);
    }

    [Theory]
    [InlineData(2.5)]
    [InlineData(5)]
    [InlineData(40)]
    [InlineData(double.PositiveInfinity)]
    public void The_mean_of_the_tail_is_the_mean_of_its_quantiles(double degreesOfFreedom)
    {
        IErrorDistribution errors = double.IsInfinity(degreesOfFreedom) ? new NormalErrors() : new StudentErrors(degreesOfFreedom);
        // Substituting p = 0.05 x^4 takes the end of the tail out of the integrand; what lies below x = 0.001 is less than 1e-6 of it.
        double mean = GaussLegendreRule.Integrate(x => errors.Quantile(0.05 * Math.Pow(x, 4)) * 4 * Math.Pow(x, 3), 1e-3, 1, 128);

        Assert.Equal(mean, errors.LowerTailMean(0.05), 0.0001);
    }

    [Fact]
    public void Many_degrees_of_freedom_are_normal()
    {
        Assert.Equal(new NormalErrors().MeanAbsolute, new StudentErrors(1e6).MeanAbsolute, 1e-6);
        Assert.Equal(new NormalErrors().LowerTailMean(0.025), new StudentErrors(1e6).LowerTailMean(0.025), 1e-5);
    }

    // The standard error of the degrees of freedom of 20,000 errors is 0.2 by the second derivative; a false alarm once in a million.
    [Fact]
    public void Degrees_of_freedom_are_found_again()
    {
        var random = new Xoshiro256StarStar(8);
        double[] errors = Enumerable.Range(0, 20_000).Select(_ => Math.Sqrt(0.6) * StudentT.Sample(random, 0, 1, 5)).ToArray();

        Assert.InRange(StudentErrors.FittedTo(errors).DegreesOfFreedom, 4.1, 5.9);
    }
}

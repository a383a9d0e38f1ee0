using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Jumps;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Tests.Jumps;

public sealed class JumpFitTests
{
    [Fact]
    public void The_merton_likelihood_is_the_sum_over_the_jumps_of_a_day_and_none_nearby_is_larger()
    {
        double[] returns = Returns(new MersenneTwister(1), 500, random => Normal.Sample(random, -0.05, 0.1));
        MertonJumpFit fit = MertonJumpFit.Fit(returns);

        Assert.True(fit.Converged);
        Assert.Empty(fit.AtBound);
        Assert.Equal(MertonLogLikelihood(returns, fit.Drift.Value, fit.Volatility.Value, fit.Intensity.Value, fit.JumpMean.Value, fit.JumpDeviation.Value), fit.LogLikelihood, 7);
        Estimate[] parameters = [fit.Drift, fit.Volatility, fit.Intensity, fit.JumpMean, fit.JumpDeviation];
        for (int i = 0; i < parameters.Length; i++)
        {
            foreach (double move in (double[])[-0.1, 0.1])
            {
                double[] p = [.. parameters.Select((estimate, k) => estimate.Value + (k == i ? move * estimate.StandardError : 0))];
                Assert.True(MertonLogLikelihood(returns, p[0], p[1], p[2], p[3], p[4]) < fit.LogLikelihood);
            }
        }
    }

    [Fact]
    public void The_intervals_of_the_merton_parameters_hold_them_as_often_as_they_say()
    {
        var random = new MersenneTwister(2);
        Coverage volatility = new("volatility", 0.02), intensity = new("intensity", 0.1), mean = new("jump mean", -0.05), deviation = new("jump deviation", 0.1);
        for (int k = 0; k < Coverage.Samples(40, 1000); k++)
        {
            MertonJumpFit fit = MertonJumpFit.Fit(Returns(random, 1500, source => Normal.Sample(source, -0.05, 0.1)));
            volatility.Add(fit.Volatility);
            intensity.Add(fit.Intensity);
            mean.Add(fit.JumpMean);
            deviation.Add(fit.JumpDeviation);
        }

        foreach (Coverage coverage in (Coverage[])[volatility, intensity, mean, deviation]) coverage.Check(coverageAllowance: 0.05);
    }

    [Fact]
    public void Returns_without_jumps_do_not_drive_the_likelihood_to_infinity()
    {
        MertonJumpFit fit = MertonJumpFit.Fit([.. Normal.Samples(new MersenneTwister(3), 0, 0.03).Take(800)]);

        Assert.True(double.IsFinite(fit.LogLikelihood));
        Assert.True(fit.Volatility.Value >= 0.003);
        Assert.Equal(0.03, Math.Sqrt(Math.Pow(fit.Volatility.Value, 2) + fit.Intensity.Value * (Math.Pow(fit.JumpDeviation.Value, 2) + Math.Pow(fit.JumpMean.Value, 2))), 0.004);
    }

    [Fact]
    public void The_kou_likelihood_is_the_fourier_integral_of_its_characteristic_function()
    {
        double[] returns = [.. Returns(new MersenneTwister(4), 200, DoubleExponential), 0.7, -1.0];
        KouJumpFit fit = KouJumpFit.Fit(returns);
        double slow = returns.Sum(x => Math.Log(KouDensity(x, fit.Drift.Value, fit.Volatility.Value, fit.Intensity.Value, fit.RiseProbability.Value, fit.MeanRise.Value, fit.MeanFall.Value)));

        Assert.True(fit.Converged);
        Assert.Equal(slow, fit.LogLikelihood, 1e-3);
    }

    [Fact]
    public void The_intervals_of_the_kou_parameters_hold_them_as_often_as_they_say()
    {
        var random = new MersenneTwister(5);
        Coverage volatility = new("volatility", 0.02), intensity = new("intensity", 0.1), rise = new("mean rise", 0.05), fall = new("mean fall", 0.1);
        for (int k = 0; k < Coverage.Samples(10, 200); k++)
        {
            KouJumpFit fit = KouJumpFit.Fit(Returns(random, 800, DoubleExponential));
            volatility.Add(fit.Volatility);
            intensity.Add(fit.Intensity);
            rise.Add(fit.MeanRise);
            fall.Add(fit.MeanFall);
        }

        foreach (Coverage coverage in (Coverage[])[volatility, intensity, rise, fall]) coverage.Check(coverageAllowance: 0.05, biasAllowance: 0.3);
    }

    static double DoubleExponential(Random random) => random.NextDouble() < 0.4 ? Exponential.Sample(random, 1 / 0.05) : -Exponential.Sample(random, 1 / 0.1);

    static double[] Returns(MersenneTwister random, int days, Func<Random, double> jump)
    {
        var returns = new double[days];
        for (int day = 0; day < days; day++)
        {
            returns[day] = Normal.Sample(random, 0.001, 0.02);
            for (int k = Poisson.Sample(random, 0.1); k > 0; k--) returns[day] += jump(random);
        }

        return returns;
    }

    static double MertonLogLikelihood(double[] returns, double drift, double volatility, double intensity, double mean, double deviation) => returns.Sum(x => Math.Log(
        Enumerable.Range(0, 30).Sum(k => Poisson.PMF(intensity, k) * Normal.PDF(drift + k * mean, Math.Sqrt(volatility * volatility + k * deviation * deviation), x))));

    // 1 / π of the integral of Re(exp(-s x) φ(s)) over s = θ + i u, u above zero, by the trapezoid rule, which is exact to the rounding for so smooth a function; a line θ beside
    // zero keeps the far tail from drowning in that rounding.
    static double KouDensity(double x, double drift, double volatility, double intensity, double rises, double rise, double fall)
    {
        const double step = 0.25;
        double line = x > 0.1 ? 0.6 / rise : x < -0.1 ? -0.6 / fall : 0, sum = 0;
        for (double u = 0; u < 9 / volatility; u += step)
        {
            var s = new System.Numerics.Complex(line, u);
            var jump = rises / (1 - s * rise) + (1 - rises) / (1 + s * fall) - 1;
            sum += (u == 0 ? 0.5 : 1) * System.Numerics.Complex.Exp(0.5 * volatility * volatility * s * s + s * (drift - x) + intensity * jump).Real;
        }

        return sum * step / Math.PI;
    }
}

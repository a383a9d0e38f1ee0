using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Jumps;
using MonteCarloRisk.Calibration.Jumps.Common;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Tests.Jumps;

public sealed class CommonJumpFitTests
{
    static readonly string[] Names = ["A", "B"];

    // More samples by setting MONTECARLORISK_LONG_TESTS.
    static readonly int Samples = Environment.GetEnvironmentVariable("MONTECARLORISK_LONG_TESTS") is null ? 60 : 1000;

    /// <summary>
    /// 600 days made of fractional parts of multiples of irrational numbers through the normal quantile, with jumps every 17 days; the maximum by SciPy 1.10 (Nelder-Mead and BFGS of the density summed over 25 numbers of jumps, free
    /// Cholesky factors), and the standard errors by second differences of that likelihood and the delta method.
    /// </summary>
    [Fact]
    public void The_maximum_and_its_errors_are_those_of_scipy()
    {
        CommonJumpFit fit = CommonJumpFit.Fit(Names, Fixed());
        Assert.True(fit.Converged, $"{fit.ErrorsFromMaximum}");
        Assert.Equal(2633.3641201804126, fit.LogLikelihood, 1e-5);
        Estimate[] found = [fit.Intensity, .. fit.Volatilities, .. fit.JumpMeans, .. fit.JumpDeviations];
        double[] values = [0.07573487284796372, 0.01941649, 0.02942814, -0.05109639, -0.08272864, 0.05150578, 0.11077693];
        double[] errors = [0.016353912020323463, 0.0006223748228758157, 0.0010005484652007527, 0.011072234733769714, 0.02099044000363568, 0.007404479664887327, 0.01392627859636568];
        for (int i = 0; i < found.Length; i++)
        {
            Assert.Equal(values[i], found[i].Value, 1e-4 * errors[i] + 2e-6);
            Assert.Equal(1, found[i].StandardError / errors[i], 2e-3);
        }

        Assert.Equal(0.3813948632737981, fit.MotionCorrelation[0][1], 1e-4);
        Assert.Equal(0.7761608344310063, fit.JumpCorrelation[0][1], 1e-4);
    }

    [Fact]
    public void Of_one_asset_it_is_the_merton_fit()
    {
        double[] returns = [.. Fixed()[1]];
        MertonJumpFit merton = MertonJumpFit.Fit(returns);
        CommonJumpFit common = CommonJumpFit.Fit(["B"], [returns]);
        Assert.Equal(merton.LogLikelihood, common.LogLikelihood, 1e-4);
        Estimate[] first = [merton.Intensity, merton.Volatility, merton.JumpMean, merton.JumpDeviation], second = [common.Intensity, common.Volatilities[0], common.JumpMeans[0], common.JumpDeviations[0]];
        foreach ((Estimate one, Estimate other) in first.Zip(second))
        {
            Assert.Equal(one.Value, other.Value, 0.01 * one.StandardError);
            Assert.Equal(1, other.StandardError / one.StandardError, 0.02);
        }
    }

    /// <summary>A false alarm of <see cref="Coverage"/> once in a million for each of the seven; coverage may be 0.05 less than said (0.02 in the long run of 1,000 samples).</summary>
    [Fact]
    public void The_intervals_hold_the_parameters_as_often_as_they_say()
    {
        var random = new MersenneTwister(21);
        Coverage[] all =
        [
            new("intensity", 0.08), new("volatility A", 0.02), new("volatility B", 0.03), new("mean A", -0.05), new("mean B", -0.03), new("deviation A", 0.06), new("deviation B", 0.08),
        ];
        for (int sample = 0; sample < Samples; sample++)
        {
            CommonJumpFit fit = CommonJumpFit.Fit(Names, Draw(random, 1500, 0.08));
            Assert.True(fit.Converged, $"{sample}: {fit.ErrorsFromMaximum}");
            Estimate[] found = [fit.Intensity, .. fit.Volatilities, .. fit.JumpMeans, .. fit.JumpDeviations];
            foreach ((Coverage coverage, Estimate estimate) in all.Zip(found)) coverage.Add(estimate);
        }

        foreach (Coverage coverage in all) coverage.Check(coverageAllowance: Samples < 1000 ? 0.05 : 0.02);
    }

    [Fact]
    public void Correlations_between_jumps_and_of_jumps_are_recovered()
    {
        CommonJumpFit fit = CommonJumpFit.Fit(Names, Draw(new MersenneTwister(22), 20_000, 0.08));

        // Standard errors (1 - ρ²) / sqrt(n) of 20,000 days and of 1,600 jumps, the latter doubled for the motion that covers them; five of each.
        Assert.Equal(0.3, fit.MotionCorrelation[0][1], 5 * 0.91 / Math.Sqrt(18_000));
        Assert.Equal(0.6, fit.JumpCorrelation[0][1], 5 * 2 * 0.64 / Math.Sqrt(1600));
    }

    [Fact]
    public void Scaled_returns_have_scaled_parameters()
    {
        CommonJumpFit fit = CommonJumpFit.Fit(Names, Fixed());
        CommonJumpFit times = CommonJumpFit.Fit(Names, [.. Fixed().Select(row => row.Select(value => 10 * value).ToArray())]);
        Assert.Equal(1, times.Intensity.Value / fit.Intensity.Value, 1e-6);
        Assert.Equal(10, times.JumpDeviations[1].StandardError / fit.JumpDeviations[1].StandardError, 1e-4);
    }

    [Fact]
    public void What_has_no_common_jumps_is_refused_in_one_line()
    {
        double[][] jumps = Draw(new MersenneTwister(23), 400, 0.08);
        double[] normal = [.. Normal.Samples(new MersenneTwister(24), 0, 0.03).Take(400)], other = [.. Normal.Samples(new MersenneTwister(25), 0, 0.02).Take(400)];
        double[] peg = [.. normal.Select(value => 0.001 * value)], still = new double[400];
        Refused("the 400 returns show no common jumps", normal, other);
        Refused("40 returns; 100 or more are needed", [.. jumps[0].Take(40)], [.. jumps[1].Take(40)]);
        Refused("B: its usual volatility is 0.06% a year, that of a peg", jumps[0], peg);
        Refused("B: 400 of 400 returns are equal", jumps[0], still);
        Refused("A and B are nearest to it", jumps[0], [.. jumps[0].Select(value => 2 * value)]);
        Assert.Contains("common jumps are fitted to 20 at most", Assert.Throws<InputException>(() => CommonJumpFit.Fit([.. Enumerable.Range(0, 21).Select(i => $"{i}")], [.. Enumerable.Range(0, 21).Select(_ => normal)])).Message, StringComparison.Ordinal);
    }

    /// <summary>Two days of huge moves are outliers, not a law of jumps.</summary>
    [Fact]
    public void Too_few_days_with_jumps_are_refused()
    {
        double[] first = [.. Normal.Samples(new MersenneTwister(26), 0, 0.03).Take(400)], second = [.. Normal.Samples(new MersenneTwister(27), 0, 0.02).Take(400)];
        foreach (int day in (int[])[50, 170, 300])
        {
            first[day] -= 0.6;
            second[day] -= 0.4;
        }

        Refused("of 400 days; for 2 asset(s) 10 or more are needed", first, second);
    }

    static void Refused(string said, double[] first, double[] second) =>
        Assert.Contains(said, Assert.Throws<InputException>(() => CommonJumpFit.Fit(Names, [first, second])).Message, StringComparison.Ordinal);

    static double[][] Fixed()
    {
        double[] Row(Func<int, double, double, double, double, double> value) => [.. Enumerable.Range(0, 600).Select(t =>
            value(t, Score(t, 0.6180339887498949), Score(t, 0.4142135623730951), Score(t, 0.7320508075688772), Score(t, 0.2360679774997898)))];
        return
        [
            Row((t, u, v, w, y) => 0.001 + 0.02 * u + (t % 17 == 3 ? -0.05 + 0.06 * w : 0)),
            Row((t, u, v, w, y) => 0.0005 + 0.03 * (0.4 * u + Math.Sqrt(0.84) * v) + (t % 17 == 3 ? -0.07 + 0.09 * (0.6 * w + 0.8 * y) : 0)),
        ];
    }

    static double Score(int t, double irrational) => Normal.InvCDF(0, 1, (t + 1) * irrational - Math.Floor((t + 1) * irrational));

    // Motion of correlation 0.3, jumps of 0.6.
    static double[][] Draw(Random random, int days, double intensity)
    {
        double[] first = new double[days], second = new double[days];
        for (int day = 0; day < days; day++)
        {
            double u = Normal.Sample(random, 0, 1), v = Normal.Sample(random, 0, 1);
            (first[day], second[day]) = (0.001 + 0.02 * u, 0.03 * (0.3 * u + Math.Sqrt(0.91) * v));
            for (int k = Poisson.Sample(random, intensity); k > 0; k--)
            {
                (u, v) = (Normal.Sample(random, 0, 1), Normal.Sample(random, 0, 1));
                first[day] += -0.05 + 0.06 * u;
                second[day] += -0.03 + 0.08 * (0.6 * u + 0.8 * v);
            }
        }

        return [first, second];
    }
}

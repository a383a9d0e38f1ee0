using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Tests.Volatility.Garch;

public sealed class ConvergenceTests
{
    [Fact]
    public void A_variance_that_never_forgets_ends_at_the_bound_of_persistence()
    {
        var integrated = new GarchParameters(0, 0.02, 0.12, 0, 0.9, double.PositiveInfinity);
        GarchEstimates fit = new GarchModel(VarianceEquation.Garch, ErrorFamily.Normal)
            .Fit(SimulatedReturns.Of(VarianceEquation.Garch, integrated, 3000, seed: 2)).Estimates;

        Assert.Equal(FitStatus.AtBound, fit.Convergence.Status);
        Assert.Equal(["persistence = 1"], fit.Convergence.Bounds);
        Assert.Equal(1, fit.Persistence);
        Assert.Equal(double.PositiveInfinity, fit.HalfLifeDays);
        Assert.Null(fit.UnconditionalVariance);
        Assert.NotNull(fit.Fitted[2].RobustError);
    }

    // The mark and the pound again: without a bound the likelihood of Student-t errors has its maximum at a persistence above one.
    [Fact]
    public void Garch_with_Student_errors_of_the_mark_and_the_pound_is_at_its_bound()
    {
        GarchEstimates fit = new GarchModel(VarianceEquation.Garch, ErrorFamily.Student).Fit(PublishedReturns.MarkPound()).Estimates;

        Assert.Equal(["persistence = 1"], fit.Convergence.Bounds);
        Assert.True(fit.Convergence.GradientNorm < 1e-9);
    }

    // Independent returns have no alpha, and then no beta: whatever is reported, it is not a plain maximum with errors that look known.
    [Fact]
    public void Independent_returns_show_no_clustering()
    {
        int plain = 0;
        for (int seed = 1; seed <= 20; seed++)
        {
            var random = new Xoshiro256StarStar(seed);
            double[] values = Enumerable.Range(0, 1000).Select(_ => Normal.Sample(random, 0, 0.02)).ToArray();
            GarchEstimates fit = new GarchModel(VarianceEquation.Garch, ErrorFamily.Normal).Fit(PublishedReturns.Of("independent", values)).Estimates;
            double alpha = fit.Parameters.Alpha;
            Assert.True(alpha < 0.15, $"{alpha}");
            if (fit.Convergence.Status == FitStatus.Converged)
                plain += alpha > 4.9 * fit.Fitted[2].HessianError ? 1 : 0;
            else
                Assert.True(fit.Convergence.Status == FitStatus.NotConverged || fit.Convergence.Bounds.Count > 0);
        }

        Assert.Equal(0, plain);
    }

    // The bundled synthetic prices have one volatility for ever: no derivative is left, and no maximum is there.
    [Fact]
    public void A_flat_likelihood_is_told_with_what_helps()
    {
        double[] closes = [.. File.ReadLines(Repository.Example("eth-options-vault/prices/ETH.csv")).Skip(1).Select(line => double.Parse(line.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture))];
        DailyReturns returns = PublishedReturns.Of("ETH", [.. closes.Skip(1).Zip(closes, (close, before) => Math.Log(close / before))]);
        string said = Assert.Throws<Domain.InputException>(() => new ForecastVolatility(new GarchModel(VarianceEquation.Garch, ErrorFamily.Normal), 30).Fit(returns)).Message;
        Assert.Contains("its likelihood is flat there: volatility hardly clusters in these returns", said, StringComparison.Ordinal);
        Assert.Contains("\"ewma\", \"sample\" or \"auto\"", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_that_are_normal_end_at_the_bound_of_the_degrees_of_freedom_or_far_out()
    {
        var truth = new GarchParameters(0, 0.05, 0.1, 0, 0.85, double.PositiveInfinity);
        GarchEstimates fit = new GarchModel(VarianceEquation.Garch, ErrorFamily.Student)
            .Fit(SimulatedReturns.Of(VarianceEquation.Garch, truth, 2500, seed: 4)).Estimates;

        Assert.True(fit.Parameters.DegreesOfFreedom > 25, $"{fit.Parameters.DegreesOfFreedom}");
        Assert.NotEqual(FitStatus.NotConverged, fit.Convergence.Status);
    }

    // The likeliest mean of EGARCH may be a return, at a kink: seeds of which some end there, and all at a minimum.
    [Fact]
    public void The_mean_of_Egarch_is_found_at_kinks_too()
    {
        var truth = new GarchParameters(0.02, 0.01, 0.25, -0.1, 0.95, double.PositiveInfinity);
        int kinks = 0;
        for (int seed = 1; seed <= 20; seed++)
        {
            var returns = SimulatedReturns.Of(VarianceEquation.Egarch, truth, 800, seed);
            GarchEstimates fit = new GarchModel(VarianceEquation.Egarch, ErrorFamily.Normal).Fit(returns).Estimates;
            Assert.Equal(FitStatus.Converged, fit.Convergence.Status);
            Assert.InRange(fit.Fitted[0].HessianError!.Value, 0.3 * Deviation(returns.Values) / Math.Sqrt(800), 1.2 * Deviation(returns.Values) / Math.Sqrt(800));
            kinks += returns.Values.Any(value => Math.Abs(value - fit.Parameters.Mean) < 1e-12) ? 1 : 0;
        }

        Assert.InRange(kinks, 1, 19);
    }

    static double Deviation(IReadOnlyList<double> values) => MathNet.Numerics.Statistics.Statistics.StandardDeviation(values);
}

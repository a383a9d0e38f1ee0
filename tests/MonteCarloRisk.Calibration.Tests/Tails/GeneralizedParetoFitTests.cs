using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Distributions;

namespace MonteCarloRisk.Calibration.Tests.Tails;

public sealed class GeneralizedParetoFitTests
{
    [Fact]
    public void Danish_fire_claims_give_the_published_tail()
    {
        GeneralizedParetoFit fit = GeneralizedParetoFit.Fit(DanishClaims.Censored, 10);

        // McNeil 1997 prints a shape of 0.50 over the threshold 10, with a quantile of 27.3 at 99% and 94.3 at 99.9%; more digits by R, fExtremes 4021.83.
        Assert.Equal(109, fit.Exceedances);
        Assert.Equal(0.49699, fit.Shape.Value, 4);
        Assert.Equal(6.97547, fit.Scale.Value, 3);
        Assert.Equal(-374.892990, fit.LogLikelihood, 5);
        Assert.Equal(0.1362, fit.Shape.StandardError, 3);
        Assert.Equal(1.113, fit.Scale.StandardError, 2);
        Assert.Equal(27.3, fit.Quantile(0.99).Value, 1);
        Assert.Equal(94.3, fit.Quantile(0.999).Value, 1);
        Assert.Equal(58.2, fit.ExpectedShortfall(0.99).Value, 1);
    }

    [Fact]
    public void The_interval_of_a_far_quantile_is_skewed()
    {
        Estimate quantile = GeneralizedParetoFit.Fit(DanishClaims.Censored, 10).Quantile(0.999);

        Assert.True(quantile.Interval.Upper - quantile.Value > 1.5 * (quantile.Value - quantile.Interval.Lower));
        Assert.InRange(quantile.Interval.Lower, 10, quantile.Value);
    }

    [Fact]
    public void The_intervals_hold_shape_scale_quantile_and_shortfall_as_often_as_they_say()
    {
        const double shape = 0.2, scale = 0.03, share = 0.1;
        double excess = scale * GeneralizedPareto.UnitExcess(0.01 / share, shape);
        Coverage shapes = new("shape", shape), scales = new("scale", scale), quantiles = new("quantile", 1 + excess), shortfalls = new("shortfall", 1 + (excess + scale) / (1 - shape));
        var uniforms = new MersenneTwister(3);
        for (int sample = 0; sample < Coverage.Samples(200, 2000); sample++)
        {
            double[] losses = [.. Enumerable.Range(0, 3000).Select(k => k < 300 ? 1 + scale * GeneralizedPareto.UnitExcess(1 - uniforms.NextDouble(), shape) : 0)];
            GeneralizedParetoFit fit = GeneralizedParetoFit.Fit(losses, 1);
            shapes.Add(fit.Shape);
            scales.Add(fit.Scale);
            quantiles.Add(fit.Quantile(0.99));
            shortfalls.Add(fit.ExpectedShortfall(0.99));
        }

        shapes.Check();
        scales.Check();
        quantiles.Check();
        shortfalls.Check();
    }

    [Fact]
    public void Exponential_excesses_have_the_shape_zero_and_even_ones_end_the_range()
    {
        // Of the quantiles of an exponential the shape is zero but for their coarseness; even values have shape -1.
        Assert.Equal(0, GeneralizedParetoFit.Fit([.. Enumerable.Range(0, 2000).Select(k => -Math.Log((k + 0.5) / 2000))], 0).Shape.Value, 1.5e-2);
        GeneralizedParetoFit even = GeneralizedParetoFit.Fit([.. Enumerable.Range(1, 100).Select(k => (double)k)], 0);
        Assert.True(even.ShapeAtBound);
        Assert.Equal(-0.5, even.Shape.Value);
    }

    [Fact]
    public void A_quantile_below_the_threshold_and_a_mean_that_does_not_exist_are_refused()
    {
        GeneralizedParetoFit fit = GeneralizedParetoFit.Fit(DanishClaims.Censored, 10);
        Assert.Contains("not above the threshold", Assert.Throws<InputException>(() => fit.Quantile(0.9)).Message, StringComparison.Ordinal);
        GeneralizedParetoFit wild = GeneralizedParetoFit.Fit([.. Enumerable.Range(1, 300).Select(k => Math.Pow(k / 301.0, -1.3))], 1);
        Assert.True(wild.Shape.Value > 1);
        Assert.Contains("does not exist", Assert.Throws<InputException>(() => wild.ExpectedShortfall(0.99)).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => GeneralizedParetoFit.Fit(DanishClaims.Censored, 100));
    }

    [Fact]
    public void A_tail_of_its_kind_passes_the_tests_of_fit_and_another_does_not()
    {
        var uniforms = new MersenneTwister(11);
        double[] pareto = [.. Enumerable.Range(0, 200).Select(_ => GeneralizedPareto.UnitExcess(1 - uniforms.NextDouble(), 0.2))];
        double[] clustered = [.. pareto.Select((x, k) => k % 2 == 0 ? x : 1 + x / 1000)];

        TailGoodnessOfFit good = TailGoodnessOfFit.Of(GeneralizedParetoFit.Fit(pareto, 0), 199, 1), bad = TailGoodnessOfFit.Of(GeneralizedParetoFit.Fit(clustered, 0), 199, 1);

        Assert.True(good.AndersonDarlingProbability.Value > 0.01 && good.CramerVonMisesProbability.Value > 0.01);
        Assert.True(bad.AndersonDarlingProbability.Value <= 0.005 && bad.CramerVonMisesProbability.Value <= 0.005);
        Assert.Equal(good, TailGoodnessOfFit.Of(GeneralizedParetoFit.Fit(pareto, 0), 199, 1));
    }

    [Fact]
    public void The_mean_excess_of_a_pareto_is_a_line_and_hill_finds_its_index()
    {
        double[] losses = [.. Enumerable.Range(0, 20_000).Select(k => Math.Pow((k + 0.5) / 20_000, -0.25))];
        IReadOnlyList<MeanExcess> rows = ThresholdDiagnostics.MeanExcesses(losses, [1, 1.5, 2], 0.95);

        // P(X > x) = x^-4: the mean excess is u / 3, and ξ = 1/4 above every threshold.
        foreach (MeanExcess row in rows) Assert.InRange(row.Excess.Value / (row.Threshold / 3), 0.97, 1.03);
        foreach (Estimate hill in ThresholdDiagnostics.HillShapes(losses, [500, 2000], 0.95)) Assert.InRange(hill.Value, 0.245, 0.255);
        foreach (GeneralizedParetoFit fit in ThresholdDiagnostics.Fits(losses, ThresholdDiagnostics.AtShares(losses, [0.5, 0.1, 0.05]), 0.95))
            Assert.True(Math.Abs(fit.Shape.Value - 0.25) < 2 * fit.Shape.StandardError);
    }
}

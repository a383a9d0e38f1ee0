using MonteCarloRisk.Calibration.Tails;

namespace MonteCarloRisk.Calibration.Tests.Tails;

public sealed class SemiParametricMarginTests
{
    static readonly double[] Returns = StudentTFitTests.Samples(seed: 5, count: 1, length: 3000, degrees: 4).Single();

    [Fact]
    public void The_quantile_never_falls_and_has_no_jump_at_the_thresholds()
    {
        SemiParametricMargin margin = SemiParametricMargin.Fit(Returns);
        double last = double.NegativeInfinity;
        for (int k = 1; k < 20_000; k++)
        {
            double value = margin.Quantile(k / 20_000.0);
            Assert.True(value >= last);
            last = value;
        }

        Assert.Equal(margin.Quantile(margin.Lower.Probability - 1e-9), margin.Quantile(margin.Lower.Probability + 1e-9), 1e-6);
        Assert.Equal(margin.Quantile(1 - margin.Upper.Probability - 1e-9), margin.Quantile(1 - margin.Upper.Probability + 1e-9), 1e-6);
    }

    [Fact]
    public void Distribution_function_and_quantile_undo_each_other()
    {
        SemiParametricMargin margin = SemiParametricMargin.Fit(Returns);

        foreach (double p in (double[])[1e-8, 1e-3, 0.0999, 0.1001, 0.37, 0.5, 0.8, 0.95, 0.9999]) Assert.Equal(p, margin.Cumulative(margin.Quantile(p)), 1e-9);
    }

    [Fact]
    public void Far_quantiles_are_those_of_the_source_within_their_error()
    {
        SemiParametricMargin margin = SemiParametricMargin.Fit(Returns);

        // The quantile of t(4) at 1e-3 is -7.173; of 3 expected values beyond, a tail fitted to 300 finds it to about 10%.
        Assert.InRange(margin.Quantile(1e-3), -7.173 * 1.5, -7.173 / 1.5);
        Assert.InRange(margin.Quantile(1 - 1e-3), 7.173 / 1.5, 7.173 * 1.5);
        Assert.True(margin.Probabilities.Count <= SemiParametricMargin.MostKnots);
    }

    [Fact]
    public void Equal_values_in_the_centre_make_a_step()
    {
        SemiParametricMargin margin = SemiParametricMargin.Fit([.. Returns.Select(value => Math.Abs(value) < 0.3 ? 0 : value)]);

        Assert.Equal(0, margin.Quantile(0.5));
        Assert.True(margin.Cumulative(0) > 0.55 && margin.Cumulative(-0.05) < 0.45);
    }
}

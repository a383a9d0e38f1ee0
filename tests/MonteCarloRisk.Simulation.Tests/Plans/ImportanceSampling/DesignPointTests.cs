using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Simulation.Tests.Plans.ImportanceSampling;

/// <summary>The likeliest way to insolvency: closed forms, and the conditions that only the nearest point meets.</summary>
public sealed class DesignPointTests
{
    [Fact]
    public void Of_one_asset_it_is_the_barrier_in_deviations()
    {
        var point = DesignPoint.Of([100], [-.02], [.2], 60);
        double distance = -(Math.Log(.6) + .02) / .2;
        Assert.Equal(distance, point.Distance, 1e-9);
        Assert.Equal(-distance, point.Normals[0], 1e-8);
    }

    // P(S < 40), S = 100, volatility 0.2, no drift: 2.14 of the reference. The search ends within 1e-12 of the logarithm of the debt, so within 5e-12 of the deviations.
    [Fact]
    public void The_published_shift_is_found() => Assert.Equal(-4.48145365937078, DesignPoint.Of([100], [-.02], [.2], 40).Normals[0], 5e-12);

    [Fact]
    public void Collateral_that_ends_below_the_debt_needs_no_tilt()
    {
        var point = DesignPoint.Of([100, 10], [-.7, 0], [.2, .1, .3], 60);
        Assert.Equal(0, point.Distance);
        Assert.All(point.Normals, normal => Assert.Equal(0, normal));
    }

    [Fact]
    public void Prices_that_do_not_move_need_no_tilt() => Assert.Equal(0, DesignPoint.Of([100, 10], [0, 0], [0, 0, 0], 60).Distance);

    /// <summary>At the nearest point of a convex set the collateral is at the debt, and the normals point along the slope of its logarithm.</summary>
    [Theory]
    [InlineData(90, 1)]
    [InlineData(40, 1)]
    [InlineData(5, 1)]
    [InlineData(40, 5)]
    public void It_is_on_the_barrier_and_at_right_angles_to_it(double debt, double size)
    {
        // The third asset falls where the first rises; the fourth is the second over again, a singular correlation.
        double[] values = [40, 30, 30, 5], means = [-.1, 0, .05, 0];
        double[] loadings = [.5 * size, .3 * size, .4 * size, -.6 * size, .1 * size, .2 * size, .3 * size, .4 * size, 0, 0];
        var point = DesignPoint.Of(values, means, loadings, debt);

        IReadOnlyList<double> normals = point.Normals;
        Assert.Equal(point.Distance, Math.Sqrt(normals.Sum(normal => normal * normal)), 1e-7 * point.Distance);
        double[] prices = [.. Enumerable.Range(0, 4).Select(asset => values[asset] * Math.Exp(means[asset] + Enumerable.Range(0, asset + 1).Sum(factor => loadings[(asset * (asset + 1) / 2) + factor] * normals[factor])))];
        Assert.Equal(debt, prices.Sum(), 1e-6 * debt);
        double[] slope = [.. Enumerable.Range(0, 4).Select(factor => Enumerable.Range(factor, 4 - factor).Sum(asset => loadings[(asset * (asset + 1) / 2) + factor] * prices[asset]))];
        double length = Math.Sqrt(slope.Sum(one => one * one));
        for (int factor = 0; factor < 4; factor++) Assert.Equal(-slope[factor] / length, normals[factor] / point.Distance, 1e-6);
    }
}

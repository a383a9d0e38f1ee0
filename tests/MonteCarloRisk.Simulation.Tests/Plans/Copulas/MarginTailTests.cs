using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Simulation.Plans.Copulas;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Simulation.Tests.Plans.Copulas;

/// <summary>
/// Tails against values of 30-digit arithmetic (mpmath 1.3): the incomplete beta function for Student t; for Kou the tilted Fourier inversion of the characteristic
/// function, another formula than the sum of exponentials here; for Merton the sum over the number of jumps.
/// </summary>
public sealed class MarginTailTests
{
    [Theory]
    [InlineData(1, 0.01, 0.4968170072350917)]
    [InlineData(1, 40, 0.007956089912025813)]
    [InlineData(1.3, 1.2, 0.2022798271884509)]
    [InlineData(1.3, 1e6, 5.496168864956968e-9)]
    [InlineData(2.5, 0.5, 0.3288489599348573)]
    [InlineData(2.5, 3, 0.03628804777451592)]
    [InlineData(2.5, 1e6, 7.193397190814238e-16)]
    [InlineData(4, 3, 0.01997098403585941)]
    [InlineData(4, 1e6, 2.99999999998e-24)]
    [InlineData(30, 1.2, 0.1197651754448312)]
    [InlineData(30, 40, 6.863022597203201e-28)]
    [InlineData(1000, 0.01, 0.4960116409660936)]
    [InlineData(1000, 1.2, 0.1152117761622335)]
    [InlineData(1000, 3, 0.001383354522119096)]
    public void The_tail_of_a_Student_t_is_right_and_its_quantile_turns_it_over(double degrees, double x, double exact)
    {
        AssertRelative(exact, StudentDistribution.Upper(x, degrees), 1e-11);
        AssertRelative(x, StudentDistribution.UpperQuantile(exact, degrees), 1e-11 / Math.Min(1, x));
    }

    [Theory]
    [InlineData(0.03, 0.6, 0.4, 0.45, 0.7, 0.9, 0, 0.4996037518484649)]
    [InlineData(0.03, 0.6, 0.4, 0.45, 0.7, 0.9, 0.5, 0.2412163433115752)]
    [InlineData(0.03, 0.6, 0.4, 0.45, 0.7, 0.9, 5, 0.0002913603415464113)]
    [InlineData(0.03, 0.6, 0.4, 0.45, 0.7, 0.9, 12, 2.621760533099206e-8)]
    [InlineData(0, 0.2, 1.0, 0.3, 0.1, 1.5, 0.5, 0.009422864020434766)]
    [InlineData(0, 0.2, 1.0, 0.3, 0.1, 1.5, 2, 1.240929479661888e-8)]
    [InlineData(0, 0.2, 1.0, 0.3, 0.1, 1.5, 5, 1.1157383217866e-20)]
    [InlineData(0, 1, 0.05, 0.6, 0.1, 3, 0.5, 0.3046089450877517)]
    [InlineData(0, 1, 0.05, 0.6, 0.1, 3, 5, 2.89855303317848e-7)]
    [InlineData(-0.03, 0.6, 0.4, 0.55, 0.9, 0.7, 1, 0.1065515642262674)]
    [InlineData(-0.03, 0.6, 0.4, 0.55, 0.9, 0.7, 20, 2.988047158242562e-10)]
    [InlineData(0, 0.2, 1.0, 0.7, 1.5, 0.1, 6, 0.02667635902077872)]
    [InlineData(0, 0.2, 1.0, 0.7, 1.5, 0.1, 20, 1.495225624642111e-5)]
    [InlineData(0, 1, 0.05, 0.4, 3, 0.1, 6, 0.002883824700409749)]
    public void The_tail_of_a_Kou_margin_is_right(double drift, double volatility, double intensity, double rises, double rise, double fall, double x, double exact)
    {
        var margin = new KouMargin(drift, volatility, intensity, rises, rise, fall);
        AssertRelative(exact, new KouTail(margin).Upper(x), 1e-11);
        if (exact <= 0.5) AssertRelative(1 + x, 1 + MarginQuantile.Of(margin).Upper(exact), 1e-10);
    }

    [Fact]
    public void Both_tails_of_every_margin_meet_in_the_median_and_a_mirrored_margin_has_mirrored_tails()
    {
        foreach (ReturnMargin margin in SampleMargins.All)
        {
            MarginQuantile quantile = MarginQuantile.Of(margin);
            Assert.Equal(quantile.Lower(0.5), quantile.Upper(0.5), 1e-12);
        }

        MarginQuantile kou = MarginQuantile.Of(SampleMargins.Kou);
        MarginQuantile mirrored = MarginQuantile.Of(new KouMargin(
            -SampleMargins.Kou.Drift, SampleMargins.Kou.Volatility, SampleMargins.Kou.Intensity, 1 - SampleMargins.Kou.RiseProbability, SampleMargins.Kou.MeanFall, SampleMargins.Kou.MeanRise));
        foreach (double tail in new[] { 0.3, 1e-3, 1e-9, 1e-20 }) Assert.Equal(-kou.Lower(tail), mirrored.Upper(tail), 1e-12);
    }

    /// <summary>A law without jumps, or of jumps that are no jumps, is the normal that is left.</summary>
    [Fact]
    public void Without_jumps_the_normal_is_left()
    {
        MarginQuantile none = MarginQuantile.Of(new KouMargin(0.1, 0.7, 0, 0.5, 1, 1));
        MarginQuantile merton = MarginQuantile.Of(new MertonMargin(0.1, 0.7, 0, -3, 1));
        foreach (double tail in new[] { 0.4, 0.01, 1e-6, 1e-15 })
        {
            double exact = 0.1 - (0.7 * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, tail));
            Assert.Equal(exact, none.Upper(tail), 1e-9);
            Assert.Equal(exact, merton.Upper(tail), 1e-9);
        }
    }

    private static void AssertRelative(double exact, double value, double error) => Assert.True(Math.Abs((value / exact) - 1) <= error, $"{value:R} for {exact:R}: {(value / exact) - 1:E1}");
}

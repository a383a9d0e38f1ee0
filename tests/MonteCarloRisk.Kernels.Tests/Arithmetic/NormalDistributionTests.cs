using MonteCarloRisk.Kernels.Arithmetic;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Tests.Arithmetic;

public class NormalDistributionTests
{
    private static float Single(float x) => Single1.NormalCdf(new(x)).Value;

    private static double Double(double x) => Double1.NormalCdf(new(x)).Value;

    [Fact]
    public void The_single_error_stays_within_its_bound_over_all_numbers()
    {
        ErrorMeasure.AtMost(NormalDistribution.SingleUlpBound, ErrorMeasure.LargestSingle(Single1.NormalCdf, Double, 0f, float.PositiveInfinity));
        ErrorMeasure.AtMost(NormalDistribution.SingleUlpBound, ErrorMeasure.LargestSingle(Single1.NormalCdf, Double, -0f, float.NegativeInfinity));
        ErrorMeasure.AtMost(NormalDistribution.SingleUlpBound, ErrorMeasure.LargestSingle(Single1.NormalCdf, Double, -0.05f, -0.5f, 101));
    }

    [Fact]
    public void The_double_error_stays_within_its_bound() =>
        ErrorMeasure.AtMost(NormalDistribution.DoubleUlpBound, ErrorMeasure.LargestDouble("cdf", Double1.NormalCdf));

    [Theory]
    [InlineData(-3, 1.3498980316300945e-3)]
    [InlineData(-4, 3.1671241833119921e-5)]
    [InlineData(-5, 2.8665157187919391e-7)]
    [InlineData(-6, 9.8658764503769814e-10)]
    [InlineData(-7, 1.279812543885835e-12)]
    [InlineData(-8, 6.2209605742717841e-16)]
    public void Published_tail_values_are_met(int x, double probability)
    {
        Assert.Equal(1, Double(x) / probability, 1e-15);
        Assert.Equal(1, Single(x) / probability, 4e-7);
    }

    [Fact]
    public void Zero_gives_exactly_one_half()
    {
        Assert.Equal(0.5f, Single(0f));
        Assert.Equal(0.5f, Single(-0f));
        Assert.Equal(0.5, Double(0.0));
        Assert.Equal(0.5, Double(-0.0));
    }

    [Fact]
    public void The_lower_tail_flushes_to_zero_only_below_the_normal_range()
    {
        Assert.True(Single(-12.949952f) >= 1.17549435e-38f);
        Assert.Equal(0f, Single(MathF.BitDecrement(-12.949952f)));
        Assert.Equal(0f, Single(float.MinValue));
        Assert.Equal(0f, Single(float.NegativeInfinity));
        Assert.True(Double(-37.519379347144496) >= 2.2250738585072014e-308);
        Assert.Equal(0.0, Double(-37.51937934714451));
        Assert.Equal(0.0, Double(double.MinValue));
        Assert.Equal(0.0, Double(double.NegativeInfinity));
    }

    [Fact]
    public void The_upper_tail_is_one()
    {
        foreach (float x in new[] { 6f, 13f, 1e10f, float.MaxValue, float.PositiveInfinity })
        {
            Assert.Equal(1f, Single(x));
        }

        foreach (double x in new[] { 9, 38, 1e10, double.MaxValue, double.PositiveInfinity })
        {
            Assert.Equal(1.0, Double(x));
        }
    }

    [Fact]
    public void Both_halves_sum_to_one()
    {
        for (double x = 0; x < 8; x += 0.01)
        {
            Assert.Equal(1.0, Double(x) + Double(-x), 2.3e-16);
        }
    }
}

using MonteCarloRisk.Kernels.Arithmetic;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Tests.Arithmetic;

public class ExponentialTests
{
    private static float Single(float x) => Single1.Exp(new(x)).Value;

    private static double Double(double x) => Double1.Exp(new(x)).Value;

    [Fact]
    public void The_single_error_stays_within_its_bound_over_the_whole_range()
    {
        ErrorMeasure.AtMost(Exponential.SingleUlpBound, ErrorMeasure.LargestSingle(Single1.Exp, Math.Exp, 0f, 88.72283f));
        ErrorMeasure.AtMost(Exponential.SingleUlpBound, ErrorMeasure.LargestSingle(Single1.Exp, Math.Exp, -0f, float.NegativeInfinity));
    }

    [Fact]
    public void The_double_error_stays_within_its_bound() =>
        ErrorMeasure.AtMost(Exponential.DoubleUlpBound, ErrorMeasure.LargestDouble("exp", Double1.Exp));

    [Fact]
    public void Zero_gives_exactly_one()
    {
        Assert.Equal(1f, Single(0f));
        Assert.Equal(1f, Single(-0f));
        Assert.Equal(1.0, Double(0.0));
        Assert.Equal(1.0, Double(-0.0));
    }

    [Fact]
    public void The_last_finite_and_the_first_infinite_results_stand_at_their_limits()
    {
        Assert.True(float.IsFinite(Single(88.72283f)));
        Assert.Equal(float.PositiveInfinity, Single(MathF.BitIncrement(88.72283f)));
        Assert.Equal(float.PositiveInfinity, Single(float.MaxValue));
        Assert.Equal(float.PositiveInfinity, Single(float.PositiveInfinity));
        Assert.True(double.IsFinite(Double(709.782712893384)));
        Assert.Equal(double.PositiveInfinity, Double(Math.BitIncrement(709.782712893384)));
        Assert.Equal(double.PositiveInfinity, Double(double.MaxValue));
        Assert.Equal(double.PositiveInfinity, Double(double.PositiveInfinity));
    }

    [Fact]
    public void Results_below_the_normal_range_are_zero()
    {
        Assert.True(Single(-87.33654f) >= 1.17549435e-38f);
        Assert.Equal(0f, Single(MathF.BitDecrement(-87.33654f)));
        Assert.Equal(0f, Single(-1e30f));
        Assert.Equal(0f, Single(float.NegativeInfinity));
        Assert.True(Double(-708.3964185322641) >= 2.2250738585072014e-308);
        Assert.Equal(0.0, Double(Math.BitDecrement(-708.3964185322641)));
        Assert.Equal(0.0, Double(-1e300));
        Assert.Equal(0.0, Double(double.NegativeInfinity));
    }

    [Fact]
    public void Where_the_exponent_steps_results_do_not_fall()
    {
        for (int n = -120; n <= 120; n++)
        {
            float x = (n + 0.5f) * 0.6931472f;
            for (int i = 0; i < 50; i++, x = MathF.BitIncrement(x))
            {
                Assert.True(Single(x) <= Single(MathF.BitIncrement(x)) * (1f + 2.4e-7f));
            }
        }
    }
}

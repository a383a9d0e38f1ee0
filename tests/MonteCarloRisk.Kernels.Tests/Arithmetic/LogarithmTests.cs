using MonteCarloRisk.Kernels.Arithmetic;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Tests.Arithmetic;

public class LogarithmTests
{
    private static float Single(float x) => Single1.Log(new(x)).Value;

    private static double Double(double x) => Double1.Log(new(x)).Value;

    [Fact]
    public void The_single_error_stays_within_its_bound_over_all_normal_numbers()
    {
        ErrorMeasure.AtMost(Logarithm.SingleUlpBound, ErrorMeasure.LargestSingle(Single1.Log, Math.Log, 1.17549435e-38f, float.MaxValue));
        ErrorMeasure.AtMost(Logarithm.SingleUlpBound, ErrorMeasure.LargestSingle(Single1.Log, Math.Log, 0.5f, 2f, 101));
    }

    [Fact]
    public void The_double_error_stays_within_its_bound() =>
        ErrorMeasure.AtMost(Logarithm.DoubleUlpBound, ErrorMeasure.LargestDouble("log", Double1.Log));

    [Fact]
    public void One_gives_exactly_zero()
    {
        Assert.Equal(0f, Single(1f));
        Assert.Equal(0.0, Double(1.0));
    }

    [Fact]
    public void The_ends_of_the_normal_range_are_right()
    {
        Assert.Equal(-87.33655f, Single(1.17549435e-38f));
        Assert.Equal(88.72284f, Single(float.MaxValue));
        Assert.Equal(-708.3964185322641, Double(2.2250738585072014e-308));
        Assert.Equal(709.782712893384, Double(double.MaxValue));
    }

    [Fact]
    public void Neighbours_of_one_keep_their_sign_and_size()
    {
        Assert.Equal(1.1920928e-07f, Single(MathF.BitIncrement(1f)));
        Assert.Equal(-5.9604645e-08f, Single(MathF.BitDecrement(1f)));
        Assert.Equal(2.220446049250313e-16, Double(Math.BitIncrement(1.0)), 1e-31);
        Assert.Equal(-1.1102230246251565e-16, Double(Math.BitDecrement(1.0)), 1e-31);
    }
}

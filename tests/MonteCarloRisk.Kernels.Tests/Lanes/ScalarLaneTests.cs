using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Tests.Lanes;

/// <summary>What the scalar lanes, the reference of the others, do.</summary>
public class ScalarLaneTests
{
    [Theory]
    [InlineData(1f, 1f, 0f)]
    [InlineData(0.7071067f, 1.4142134f, -1f)]
    [InlineData(0.70710677f, 0.70710677f, 0f)]
    [InlineData(1.4142134f, 1.4142134f, 0f)]
    [InlineData(1.4142135f, 0.70710677f, 1f)]
    [InlineData(6f, 0.75f, 3f)]
    [InlineData(1.17549435e-38f, 1f, -126f)]
    [InlineData(3.4028235e38f, 0.99999994f, 128f)]
    public void A_single_splits_into_mantissa_and_exponent(float value, float mantissa, float exponent)
    {
        Assert.Equal(mantissa, Single1.SplitExponent(new(value), out Single1 actual).Value);
        Assert.Equal(exponent, actual.Value);
    }

    [Theory]
    [InlineData(1.0, 1.0, 0.0)]
    [InlineData(6.0, 0.75, 3.0)]
    [InlineData(2.2250738585072014e-308, 1.0, -1022.0)]
    [InlineData(1.7976931348623157e308, 0.99999999999999989, 1024.0)]
    public void A_double_splits_into_mantissa_and_exponent(double value, double mantissa, double exponent)
    {
        Assert.Equal(mantissa, Double1.SplitExponent(new(value), out Double1 actual).Value);
        Assert.Equal(exponent, actual.Value);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(-2)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void An_integer_in_the_low_bits_scales_selects_and_flips(int n)
    {
        Single1 single = Single1.RoundingShift + new Single1(n);
        Assert.Equal(MathF.ScaleB(1.5f, n), Single1.ScaleByPowerOfTwo(new(1.5f), single).Value);
        Assert.Equal((n & 1) != 0 ? 1f : 2f, Single1.SelectOdd(single, new(1f), new(2f)).Value);
        Assert.Equal((n & 2) != 0 ? -3f : 3f, Single1.FlipSignByHalves(new(3f), single).Value);

        Double1 real = Double1.RoundingShift + new Double1(n);
        Assert.Equal(Math.ScaleB(1.5, n), Double1.ScaleByPowerOfTwo(new(1.5), real).Value);
        Assert.Equal((n & 1) != 0 ? 1.0 : 2.0, Double1.SelectOdd(real, new(1.0), new(2.0)).Value);
        Assert.Equal((n & 2) != 0 ? -3.0 : 3.0, Double1.FlipSignByHalves(new(3.0), real).Value);
    }

    [Fact]
    public void The_fused_operation_rounds_once()
    {
        // (1 + 2^-12)^2 - 1 keeps its last bit only if the product is not rounded.
        Assert.Equal(0.00048834085f, Single1.MultiplyAdd(new(1.00024414f), new(1.00024414f), new(-1f)).Value);
        double x = 1 + Math.ScaleB(1, -30);
        Assert.Equal(Math.ScaleB(1, -29) + Math.ScaleB(1, -60), Double1.MultiplyAdd(new(x), new(x), new(-1.0)).Value);
    }

    [Fact]
    public void Extrema_return_the_second_operand_unless_the_comparison_holds()
    {
        Assert.True(float.IsNegative(Single1.Max(new(0f), new(-0f)).Value));
        Assert.False(float.IsNegative(Single1.Min(new(-0f), new(0f)).Value));
        Assert.Equal(1f, Single1.Max(new(float.NaN), new(1f)).Value);
        Assert.True(double.IsNegative(Double1.Max(new(0.0), new(-0.0)).Value));
        Assert.False(double.IsNegative(Double1.Min(new(-0.0), new(0.0)).Value));
        Assert.Equal(1.0, Double1.Min(new(double.NaN), new(1.0)).Value);
    }

    [Theory]
    [InlineData(0U, 0U, 1.1641532182693481e-10f, 2.7105054312137611e-20)]
    [InlineData(0xFFFFFFFFU, 0xFFFFFFFFU, 1.1641532182693481e-10f, 2.7105054312137611e-20)]
    [InlineData(0x40000000U, 0U, 0.25f, 0.25)]
    [InlineData(0x7FFFFFFFU, 0xFFFFFFFFU, 0.5f, 0.5)]
    [InlineData(0x80000000U, 0U, 0.5f, 0.5)]
    public void A_word_becomes_its_distance_from_the_nearer_end(uint word, uint refinement, float single, double real)
    {
        Assert.Equal((word >> 31) != 0 ? -single : single, Single1.SignedHalfUniform(Word1.Of(word), Word1.Of(refinement)).Value);
        Assert.Equal((word >> 31) != 0 ? -real : real, Double1.SignedHalfUniform(Word1.Of(word), Word1.Of(refinement)).Value);
    }
}

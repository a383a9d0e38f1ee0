using MonteCarloRisk.Kernels.Arithmetic;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Tests.Arithmetic;

public class SineCosineTests
{
    private static Single1 SingleSine(Single1 turns)
    {
        Single1.SinCosTurns(turns, out Single1 sine, out _);
        return sine;
    }

    private static Single1 SingleCosine(Single1 turns)
    {
        Single1.SinCosTurns(turns, out _, out Single1 cosine);
        return cosine;
    }

    private static Double1 DoubleSine(Double1 turns)
    {
        Double1.SinCosTurns(turns, out Double1 sine, out _);
        return sine;
    }

    private static Double1 DoubleCosine(Double1 turns)
    {
        Double1.SinCosTurns(turns, out _, out Double1 cosine);
        return cosine;
    }

    // Reduced to an eighth of a turn exactly, so that System.Math is accurate near its zeros.
    private static double ReferenceSine(double turns)
    {
        double quarters = Math.Round(4 * turns);
        double r = 2 * Math.PI * (turns - quarters / 4);
        return (((long)quarters % 4 + 4) % 4) switch { 0 => Math.Sin(r), 1 => Math.Cos(r), 2 => -Math.Sin(r), _ => -Math.Cos(r) };
    }

    private static double ReferenceCosine(double turns)
    {
        double quarters = Math.Round(4 * turns);
        double r = 2 * Math.PI * (turns - quarters / 4);
        return (((long)quarters % 4 + 4) % 4) switch { 0 => Math.Cos(r), 1 => -Math.Sin(r), 2 => -Math.Cos(r), _ => Math.Sin(r) };
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(-1f)]
    public void The_single_error_stays_within_its_bound_up_to_two_to_the_twentieth_turn(float sign)
    {
        ErrorMeasure.AtMost(SineCosine.SingleUlpBound, ErrorMeasure.LargestSingle(SingleSine, ReferenceSine, sign * 1e-30f, sign * 1048576f));
        ErrorMeasure.AtMost(SineCosine.SingleUlpBound, ErrorMeasure.LargestSingle(SingleCosine, ReferenceCosine, sign * 1e-30f, sign * 1048576f));
        ErrorMeasure.AtMost(SineCosine.SingleUlpBound, ErrorMeasure.LargestSingle(SingleSine, ReferenceSine, sign * 0.0625f, sign * 1f, 211));
        ErrorMeasure.AtMost(SineCosine.SingleUlpBound, ErrorMeasure.LargestSingle(SingleCosine, ReferenceCosine, sign * 0.0625f, sign * 1f, 211));
    }

    [Fact]
    public void The_double_error_stays_within_its_bound()
    {
        ErrorMeasure.AtMost(SineCosine.DoubleUlpBound, ErrorMeasure.LargestDouble("sine", DoubleSine));
        ErrorMeasure.AtMost(SineCosine.DoubleUlpBound, ErrorMeasure.LargestDouble("cosine", DoubleCosine));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(-1)]
    [InlineData(-2)]
    [InlineData(-3)]
    [InlineData(4194301)]
    [InlineData(4194302)]
    [InlineData(4194303)]
    [InlineData(4194304)]
    [InlineData(-4194303)]
    [InlineData(-4194304)]
    public void Quarter_turns_are_exact(int quarters)
    {
        int quadrant = (quarters % 4 + 4) % 4;
        int sine = quadrant == 1 ? 1 : quadrant == 3 ? -1 : 0;
        int cosine = quadrant == 0 ? 1 : quadrant == 2 ? -1 : 0;
        Assert.True(SingleSine(new(quarters * 0.25f)).Value == sine);
        Assert.True(SingleCosine(new(quarters * 0.25f)).Value == cosine);
        Assert.True(DoubleSine(new(quarters * 0.25)).Value == sine);
        Assert.True(DoubleCosine(new(quarters * 0.25)).Value == cosine);
    }

    [Fact]
    public void An_eighth_of_a_turn_gives_the_root_of_one_half_twice()
    {
        Assert.Equal(0.70710678f, SingleSine(new(0.125f)).Value, 6e-8f);
        Assert.Equal(0.70710678f, SingleCosine(new(0.125f)).Value, 6e-8f);
        Assert.Equal(0.70710678118654752, DoubleSine(new(0.125)).Value, 1.2e-16);
        Assert.Equal(0.70710678118654752, DoubleCosine(new(0.125)).Value, 1.2e-16);
    }
}

using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Tests.Mechanics;

/// <summary>Published and recomputed values of mechanisms, to the digits given, on a scalar lane.</summary>
/// <param name="relative">What the lane's rounding may add, as a share of the largest number that takes part.</param>
public abstract class ScalarVectors<TReal>(double relative)
    where TReal : unmanaged, IReal<TReal, Mask1>
{
    protected static readonly Mask1 Yes = new(-1);

    protected static readonly Mask1 No = new(0);

    /// <summary>What the lane's rounding may add.</summary>
    protected double Relative => relative;

    protected static TReal Of(double value) => TReal.Of(value);

    protected static double Value(TReal lane) => Unsafe.SizeOf<TReal>() == 4 ? Unsafe.As<TReal, float>(ref lane) : Unsafe.As<TReal, double>(ref lane);

    protected static double Log(double x) => Math.Log(x);

    /// <summary>Within half a unit of the last digit given, and the lane's rounding.</summary>
    /// <param name="expected">The value from the source.</param>
    /// <param name="lane">Ours.</param>
    /// <param name="lastDigit">One unit of its last digit; zero where it is exact.</param>
    /// <param name="scale">The largest number that takes part, where that is not the result.</param>
    protected void Near(double expected, TReal lane, double lastDigit = 0, double scale = 0)
    {
        double bound = (0.5000001 * lastDigit) + (Relative * Math.Max(Math.Abs(expected), scale));
        Assert.True(Math.Abs(Value(lane) - expected) <= bound, $"expected {expected} within {bound}, got {Value(lane)}");
    }

    protected static void Holds(Mask1 mask) => Assert.True(mask.Value != 0);

    protected static void Fails(Mask1 mask) => Assert.True(mask.Value == 0);
}

/// <summary>What the scalar lanes' rounding may add over the few operations of a mechanism.</summary>
internal static class Rounds
{
    public const double Double = 2e-14;

    public const double Single = 4e-6;
}

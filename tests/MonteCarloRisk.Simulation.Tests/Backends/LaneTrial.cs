using ILGPU;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Simulation.Tests.Backends;

/// <summary>A kernel that puts three operands through every operation of a scalar lane.</summary>
public static class LaneTrial
{
    public const int Operands = 3;
    public const int OperationCount = 38;

    // Constants stand on either side of comparisons, because compilers turn those round.
    public static readonly string[] Operations =
    [
        "a + b", "a - b", "a * b", "a / b", "-a", "a * b + c", "c - a * b", "root of a", "magnitude of a", "maximum", "minimum",
        "maximum with a constant", "minimum with a constant", "a < b", "a <= b", "a = b", "1 < a", "a < 1", "1 <= a", "not a < b", "a < b or b < c", "a <= b and b <= c",
        "a < b at once", "1 < a at once", "any a < b", "not any 1 < a", "bits of a < b", "a scaled by b", "mantissa of a", "exponent of a", "odd a",
        "b with the half-sign of a", "b with the sign of a", "exponential of a", "sine of a", "cosine of a", "normal distribution at a", "normal quantile at the magnitude of a, at most 1/2",
    ];

    public static void Run<TReal>(Index1D thread, ArrayView<TReal> operands, ArrayView<TReal> outcomes)
        where TReal : unmanaged, IReal<TReal, Mask1>
    {
        TReal a = operands[Operands * thread];
        TReal b = operands[(Operands * thread) + 1];
        TReal c = operands[(Operands * thread) + 2];
        var one = TReal.Of(1f);
        TReal mantissa = TReal.SplitExponent(a, out TReal exponent);
        TReal.SinCosTurns(a, out TReal sine, out TReal cosine);
        int next = thread * OperationCount;
        outcomes[next++] = a + b;
        outcomes[next++] = a - b;
        outcomes[next++] = a * b;
        outcomes[next++] = a / b;
        outcomes[next++] = -a;
        outcomes[next++] = TReal.MultiplyAdd(a, b, c);
        outcomes[next++] = TReal.NegatedMultiplyAdd(a, b, c);
        outcomes[next++] = TReal.Sqrt(a);
        outcomes[next++] = TReal.Abs(a);
        outcomes[next++] = TReal.Max(a, b);
        outcomes[next++] = TReal.Min(a, b);
        outcomes[next++] = TReal.Max(a, one);
        outcomes[next++] = TReal.Min(a, one);
        outcomes[next++] = TReal.Select(TReal.LessThan(a, b), b, c);
        outcomes[next++] = TReal.Select(TReal.LessOrEqual(a, b), b, c);
        outcomes[next++] = TReal.Select(TReal.Equal(a, b), b, c);
        outcomes[next++] = TReal.Select(TReal.LessThan(one, a), b, c);
        outcomes[next++] = TReal.Select(TReal.LessThan(a, one), b, c);
        outcomes[next++] = TReal.Select(TReal.LessOrEqual(one, a), b, c);
        outcomes[next++] = TReal.Select(!TReal.LessThan(a, b), b, c);
        outcomes[next++] = TReal.Select(TReal.LessThan(a, b) | TReal.LessThan(b, c), b, c);
        outcomes[next++] = TReal.Select(TReal.LessOrEqual(a, b) & TReal.LessOrEqual(b, c), b, c);
        outcomes[next++] = TReal.SelectLessThan(a, b, b, c);
        outcomes[next++] = TReal.SelectLessThan(one, a, b, c);
        outcomes[next++] = TReal.AnyLessThan(a, b) ? b : c;
        outcomes[next++] = !TReal.AnyLessThan(one, a) ? b : c;
        outcomes[next++] = TReal.Of((double)Mask1.Bits(TReal.LessThan(a, b)));
        outcomes[next++] = TReal.ScaleByPowerOfTwo(a, b);
        outcomes[next++] = mantissa;
        outcomes[next++] = exponent;
        outcomes[next++] = TReal.SelectOdd(a, b, c);
        outcomes[next++] = TReal.FlipSignByHalves(b, a);
        outcomes[next++] = TReal.FlipSign(b, a);
        outcomes[next++] = TReal.Exp(a);
        outcomes[next++] = sine;
        outcomes[next++] = cosine;
        outcomes[next++] = TReal.NormalCdf(a);
        outcomes[next] = TReal.NormalQuantileLowerHalf(TReal.Min(TReal.Abs(a), TReal.Of(0.5f)));
    }
}

using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Processes;

/// <summary>
/// The logarithm of the mixing variable of a t at a half-uniform: a polynomial of t = scale ln(3/4 - ln h) + shift, h the distance of the uniform
/// from the nearer end of (0, 1), one polynomial for each half; the host fits it and states its error.
/// </summary>
internal static class MixingPolynomial
{
    /// <summary>Added to -ln h, so that the polynomial's variable stays away from the singularity of the logarithm.</summary>
    public const float LogShift = 0.75f;

    /// <summary>The polynomial's variable t.</summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="uniform">The half-uniform.</param>
    /// <param name="parameter">First parameter of scale and shift.</param>
    public static TReal Variable<TReal, TMask, TMemory>(ref TMemory memory, TReal uniform, int parameter)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal depth = TReal.Of(LogShift) - TReal.Log(TReal.Abs(uniform));
        return TReal.MultiplyAdd(memory.Parameter(parameter), TReal.Log(depth), memory.Parameter(parameter + 1));
    }

    /// <summary>The polynomial's value.</summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="uniform">The half-uniform.</param>
    /// <param name="t">The variable.</param>
    /// <param name="coefficient">First parameter of the coefficients, the highest power first, the lower half's before the upper half's.</param>
    /// <param name="degree">Degree of the polynomial.</param>
    public static TReal Value<TReal, TMask, TMemory>(ref TMemory memory, TReal uniform, TReal t, int coefficient, int degree)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal value = zero;
        for (int power = degree; power >= 0; power--, coefficient += 2)
        {
            TReal term = TReal.SelectLessThan(uniform, zero, memory.Parameter(coefficient + 1), memory.Parameter(coefficient));
            value = TReal.MultiplyAdd(value, t, term);
        }

        return value;
    }
}

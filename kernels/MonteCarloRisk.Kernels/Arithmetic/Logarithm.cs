using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Arithmetic;

/// <summary>
/// log x, the natural logarithm of positive normal numbers.
/// </summary>
/// <remarks>
/// x = m 2^e with m in [sqrt(1/2), sqrt(2)), f = m - 1 (exact), log x = e log 2 + log(1 + f); log 2 in two parts.
/// Single: log(1 + f) = f + f^2 q(f), q of degree 8. Double: with s = f / (2 + f) and h = f^2 / 2,
/// log(1 + f) = f - (h - s (h + s^2 a(s^2))), a of degree 6. Near x = 1, e is 0 and the leading term f is exact, so the relative error stays small.
/// Coefficients: minimax by the Remez algorithm, over f in [sqrt(1/2) - 1, sqrt(2) - 1] in relative error (single) and over
/// s^2 in [0, 0.02944] in absolute error (double), rounded to float or double by lattice reduction.
/// Zero, subnormal, negative and infinite arguments and NaN give unspecified values.
/// </remarks>
public static class Logarithm
{
    /// <summary>Largest error of <see cref="Single{TReal, TMask}"/> in units in the last place of the result.</summary>
    public const double SingleUlpBound = 0.95;

    /// <summary>Largest error of <see cref="Double{TReal, TMask}"/> in units in the last place of the result.</summary>
    public const double DoubleUlpBound = 0.9;

    /// <summary>log x in single precision.</summary>
    /// <typeparam name="TReal">The lane.</typeparam>
    /// <typeparam name="TMask">The lane of its comparisons.</typeparam>
    /// <param name="x">A positive normal number.</param>
    /// <returns>The natural logarithm of x.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Single<TReal, TMask>(TReal x)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal f = TReal.SplitExponent(x, out TReal e) - TReal.Of(1f);
        TReal q = TReal.MultiplyAdd(TReal.Of(-0.07623974f), f, TReal.Of(0.12909089f));
        q = TReal.MultiplyAdd(q, f, TReal.Of(-0.13244562f));
        q = TReal.MultiplyAdd(q, f, TReal.Of(0.14181134f));
        q = TReal.MultiplyAdd(q, f, TReal.Of(-0.16608766f));
        q = TReal.MultiplyAdd(q, f, TReal.Of(0.20002003f));
        q = TReal.MultiplyAdd(q, f, TReal.Of(-0.250016f));
        q = TReal.MultiplyAdd(q, f, TReal.Of(0.33333325f));
        q = TReal.MultiplyAdd(q, f, TReal.Of(-0.49999988f));
        TReal correction = TReal.MultiplyAdd(e, TReal.Of(-1.9046542e-09f), f * f * q);
        return TReal.MultiplyAdd(e, TReal.Of(0.6931472f), f + correction);
    }

    /// <summary>log x in double precision.</summary>
    /// <typeparam name="TReal">The lane.</typeparam>
    /// <typeparam name="TMask">The lane of its comparisons.</typeparam>
    /// <param name="x">A positive normal number.</param>
    /// <returns>The natural logarithm of x.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Double<TReal, TMask>(TReal x)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal f = TReal.SplitExponent(x, out TReal e) - TReal.Of(1.0);
        TReal s = f / (f + TReal.Of(2.0));
        TReal z = s * s;
        TReal a = TReal.MultiplyAdd(TReal.Of(0.14617371737082335), z, TReal.Of(0.15331644760485114));
        a = TReal.MultiplyAdd(a, z, TReal.Of(0.1818289146443292));
        a = TReal.MultiplyAdd(a, z, TReal.Of(0.22222211103745138));
        a = TReal.MultiplyAdd(a, z, TReal.Of(0.28571428626134593));
        a = TReal.MultiplyAdd(a, z, TReal.Of(0.39999999999899416));
        a = TReal.MultiplyAdd(a, z, TReal.Of(0.666666666666667));
        TReal h = f * f * TReal.Of(0.5);
        TReal t = TReal.MultiplyAdd(s, TReal.MultiplyAdd(z, a, h), e * TReal.Of(2.3190468138462996e-17));
        return TReal.MultiplyAdd(e, TReal.Of(0.6931471805599453), f - (h - t));
    }
}

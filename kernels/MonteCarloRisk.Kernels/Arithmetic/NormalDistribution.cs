using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Arithmetic;

/// <summary>
/// Phi(x) = P(Z &lt;= x), the standard normal distribution function.
/// </summary>
/// <remarks>
/// With a = |x|, Phi(-a) = exp(-a^2 / 2) M(a). With y = 1 / (a + c), M(a) (a + c) is a smooth function of a y, bounded away from zero, so M(a) = y g(v):
/// c = 4, v = a y - 0.375 and g of degree 8 (single, for a &lt;= 13); c = 6, v = a y - 0.4375 and g of degree 21 (double, for a &lt;= 37.6).
/// The exponential is 2^n e^r with r = -a^2 / 2 - n log 2 in one fused operation, so the square of a is never rounded and the relative error of
/// the lower tail stays small. Phi(x) = 1 - Phi(-x) for x &gt;= 0.
/// Coefficients of g: minimax by the Remez algorithm in relative error, rounded to float or double by lattice reduction.
/// Results below the smallest normal number are +0. A NaN gives an unspecified value.
/// </remarks>
public static class NormalDistribution
{
    /// <summary>Largest error of <see cref="SingleCdf{TReal, TMask}"/> in units in the last place of the result.</summary>
    public const double SingleUlpBound = 4.4;

    /// <summary>Largest error of <see cref="DoubleCdf{TReal, TMask}"/> in units in the last place of the result.</summary>
    public const double DoubleUlpBound = 4.8;

    /// <summary>Phi(x) in single precision: 0 for x &lt; -12.949952.</summary>
    /// <typeparam name="TReal">The lane.</typeparam>
    /// <typeparam name="TMask">The lane of its comparisons.</typeparam>
    /// <param name="x">The argument; any number.</param>
    /// <returns>P(Z &lt;= x).</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal SingleCdf<TReal, TMask>(TReal x)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal a = TReal.Abs(x);
        TReal y = TReal.Of(1f) / (a + TReal.Of(4f));
        TReal v = TReal.MultiplyAdd(a, y, TReal.Of(-0.375f));
        TReal b = a * TReal.Of(-0.5f);
        TReal shifted = TReal.MultiplyAdd(a * b, TReal.Of(1.442695f), TReal.RoundingShift);
        TReal n = shifted - TReal.RoundingShift;
        TReal r = TReal.MultiplyAdd(a, b, n * TReal.Of(-0.69314575f));
        r = TReal.MultiplyAdd(n, TReal.Of(-1.4286068e-06f), r);
        TReal exponential = Exponential.SingleNearZero<TReal, TMask>(r);
        TReal g = TReal.MultiplyAdd(TReal.Of(0.10820088f), v, TReal.Of(0.09654465f));
        g = TReal.MultiplyAdd(g, v, TReal.Of(-0.36577153f));
        g = TReal.MultiplyAdd(g, v, TReal.Of(-0.011340101f));
        g = TReal.MultiplyAdd(g, v, TReal.Of(1.051282f));
        g = TReal.MultiplyAdd(g, v, TReal.Of(-2.0027182f));
        g = TReal.MultiplyAdd(g, v, TReal.Of(2.2024887f));
        g = TReal.MultiplyAdd(g, v, TReal.Of(-1.6806738f));
        g = TReal.MultiplyAdd(g, v, TReal.Of(0.9346121f));
        TReal tail = TReal.ScaleByPowerOfTwo(exponential, shifted) * (y * g);
        tail = TReal.Select(TReal.LessThan(TReal.Of(12.949952f), a), TReal.Of(0f), tail);
        return TReal.Select(TReal.LessThan(x, TReal.Of(0f)), tail, TReal.Of(1f) - tail);
    }

    /// <summary>Phi(x) in double precision: 0 for x &lt; -37.5193793471445.</summary>
    /// <typeparam name="TReal">The lane.</typeparam>
    /// <typeparam name="TMask">The lane of its comparisons.</typeparam>
    /// <param name="x">The argument; any number.</param>
    /// <returns>P(Z &lt;= x).</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal DoubleCdf<TReal, TMask>(TReal x)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal a = TReal.Abs(x);
        TReal y = TReal.Of(1.0) / (a + TReal.Of(6.0));
        TReal b = a * TReal.Of(-0.5);
        TReal shifted = TReal.MultiplyAdd(a * b, TReal.Of(1.4426950408889634), TReal.RoundingShift);
        TReal n = shifted - TReal.RoundingShift;
        TReal r = TReal.MultiplyAdd(a, b, n * TReal.Of(-0.69314718055989033));
        r = TReal.MultiplyAdd(n, TReal.Of(-5.4979230187083712e-14), r);
        TReal exponential = Exponential.DoubleNearZero<TReal, TMask>(r);
        TReal v = TReal.MultiplyAdd(a, y, TReal.Of(-0.4375));
        TReal g = TReal.MultiplyAdd(TReal.Of(0.006091924043494683), v, TReal.Of(-0.007449285508491478));
        g = TReal.MultiplyAdd(g, v, TReal.Of(-0.015707033408785116));
        g = TReal.MultiplyAdd(g, v, TReal.Of(0.02520874256904966));
        g = TReal.MultiplyAdd(g, v, TReal.Of(0.023618983759962308));
        g = TReal.MultiplyAdd(g, v, TReal.Of(-0.06446319301584631));
        g = TReal.MultiplyAdd(g, v, TReal.Of(-0.010949773732044756));
        g = TReal.MultiplyAdd(g, v, TReal.Of(0.14697353501217594));
        g = TReal.MultiplyAdd(g, v, TReal.Of(-0.107533085392638));
        g = TReal.MultiplyAdd(g, v, TReal.Of(-0.22726043098028667));
        g = TReal.MultiplyAdd(g, v, TReal.Of(0.5620514367533271));
        g = TReal.MultiplyAdd(g, v, TReal.Of(-0.2888368804866007));
        g = TReal.MultiplyAdd(g, v, TReal.Of(-1.018507266299995));
        g = TReal.MultiplyAdd(g, v, TReal.Of(3.170497930581531));
        g = TReal.MultiplyAdd(g, v, TReal.Of(-5.4023291030749885));
        g = TReal.MultiplyAdd(g, v, TReal.Of(6.849326727440155));
        g = TReal.MultiplyAdd(g, v, TReal.Of(-7.052438965300597));
        g = TReal.MultiplyAdd(g, v, TReal.Of(6.133048733612477));
        g = TReal.MultiplyAdd(g, v, TReal.Of(-4.5997279108036055));
        g = TReal.MultiplyAdd(g, v, TReal.Of(3.010334444088562));
        g = TReal.MultiplyAdd(g, v, TReal.Of(-1.7298950807011855));
        g = TReal.MultiplyAdd(g, v, TReal.Of(0.8747468299453333));
        TReal tail = TReal.ScaleByPowerOfTwo(exponential, shifted) * (y * g);
        tail = TReal.Select(TReal.LessThan(TReal.Of(37.5193793471445), a), TReal.Of(0.0), tail);
        return TReal.Select(TReal.LessThan(x, TReal.Of(0.0)), tail, TReal.Of(1.0) - tail);
    }
}

using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Arithmetic;

/// <summary>
/// sin(2 pi turns) and cos(2 pi turns).
/// </summary>
/// <remarks>
/// With k the integer nearest 4 turns, r = turns - k / 4 is exact and |r| &lt;= 1/8. With z = r^2,
/// sin(2 pi r) = 2 pi r + r z s(z) and cos(2 pi r) = 1 + z c(z), 2 pi in two parts; k mod 4 then swaps the two and sets the signs.
/// Degrees of s and c: 2 and 3 (single), 5 and 6 (double). Coefficients: minimax by the Remez algorithm over z in [0, 1/64] in absolute error,
/// rounded to float or double by lattice reduction. Exact at multiples of a quarter turn, where a zero may have either sign.
/// </remarks>
public static class SineCosine
{
    /// <summary>Largest error of <see cref="Single{TReal, TMask}"/> in units in the last place of each result.</summary>
    public const double SingleUlpBound = 0.97;

    /// <summary>Largest error of <see cref="Double{TReal, TMask}"/> in units in the last place of each result.</summary>
    public const double DoubleUlpBound = 0.9;

    /// <summary>Sine and cosine in single precision.</summary>
    /// <typeparam name="TReal">The lane.</typeparam>
    /// <typeparam name="TMask">The lane of its comparisons.</typeparam>
    /// <param name="turns">The angle in turns; |turns| at most 2^20.</param>
    /// <param name="sine">sin(2 pi turns).</param>
    /// <param name="cosine">cos(2 pi turns).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Single<TReal, TMask>(TReal turns, out TReal sine, out TReal cosine)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal shifted = TReal.MultiplyAdd(turns, TReal.Of(4f), TReal.RoundingShift);
        TReal quarters = shifted - TReal.RoundingShift;
        TReal r = TReal.MultiplyAdd(quarters, TReal.Of(-0.25f), turns);
        TReal z = r * r;
        TReal s = TReal.MultiplyAdd(TReal.Of(-75.73215f), z, TReal.Of(81.59963f));
        s = TReal.MultiplyAdd(s, z, TReal.Of(-41.341698f));
        s = TReal.MultiplyAdd(s, z, TReal.Of(-1.7484555e-07f));
        s = TReal.MultiplyAdd(r, TReal.Of(6.2831855f), r * s);
        TReal c = TReal.MultiplyAdd(TReal.Of(58.071907f), z, TReal.Of(-85.411804f));
        c = TReal.MultiplyAdd(c, z, TReal.Of(64.93908f));
        c = TReal.MultiplyAdd(c, z, TReal.Of(-19.739208f));
        c = TReal.MultiplyAdd(c, z, TReal.Of(1f));
        sine = TReal.FlipSignByHalves(TReal.SelectOdd(shifted, c, s), shifted);
        cosine = TReal.FlipSignByHalves(TReal.SelectOdd(shifted, s, c), shifted + TReal.Of(1f));
    }

    /// <summary>Sine and cosine in double precision.</summary>
    /// <typeparam name="TReal">The lane.</typeparam>
    /// <typeparam name="TMask">The lane of its comparisons.</typeparam>
    /// <param name="turns">The angle in turns; |turns| at most 2^20.</param>
    /// <param name="sine">sin(2 pi turns).</param>
    /// <param name="cosine">cos(2 pi turns).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Double<TReal, TMask>(TReal turns, out TReal sine, out TReal cosine)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal shifted = TReal.MultiplyAdd(turns, TReal.Of(4.0), TReal.RoundingShift);
        TReal quarters = shifted - TReal.RoundingShift;
        TReal r = TReal.MultiplyAdd(quarters, TReal.Of(-0.25), turns);
        TReal z = r * r;
        TReal s = TReal.MultiplyAdd(TReal.Of(3.7864134853385027), z, TReal.Of(-15.094053316311365));
        s = TReal.MultiplyAdd(s, z, TReal.Of(42.058689167118885));
        s = TReal.MultiplyAdd(s, z, TReal.Of(-76.70585973552474));
        s = TReal.MultiplyAdd(s, z, TReal.Of(81.60524927605142));
        s = TReal.MultiplyAdd(s, z, TReal.Of(-41.341702240399755));
        s = TReal.MultiplyAdd(s, z, TReal.Of(2.4492935982947064e-16));
        s = TReal.MultiplyAdd(r, TReal.Of(6.283185307179586), r * s);
        TReal c = TReal.MultiplyAdd(TReal.Of(-1.67198921675398), z, TReal.Of(7.901833686911947));
        c = TReal.MultiplyAdd(c, z, TReal.Of(-26.426226459396094));
        c = TReal.MultiplyAdd(c, z, TReal.Of(60.24464110135622));
        c = TReal.MultiplyAdd(c, z, TReal.Of(-85.45681720549877));
        c = TReal.MultiplyAdd(c, z, TReal.Of(64.93939402266601));
        c = TReal.MultiplyAdd(c, z, TReal.Of(-19.739208802178716));
        c = TReal.MultiplyAdd(c, z, TReal.Of(1.0));
        sine = TReal.FlipSignByHalves(TReal.SelectOdd(shifted, c, s), shifted);
        cosine = TReal.FlipSignByHalves(TReal.SelectOdd(shifted, s, c), shifted + TReal.Of(1.0));
    }
}

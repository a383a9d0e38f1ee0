using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Arithmetic;

/// <summary>
/// e^x.
/// </summary>
/// <remarks>
/// With n the integer nearest x / log 2 and r = x - n log 2, e^x = 2^n e^r. log 2 is split in two parts so that n times the first part is exact;
/// e^r on |r| &lt;= 0.34662 is a polynomial of degree 6 (single) or 11 (double) with the first two coefficients fixed at 1.
/// Coefficients: minimax by the Remez algorithm in relative error, rounded to float or double by lattice reduction.
/// Results below the smallest normal number are +0, results above the largest finite number are +infinity. A NaN gives +infinity, which
/// no exact sum takes for a number: its bits, which differ from machine to machine, must not decide.
/// </remarks>
public static class Exponential
{
    /// <summary>Largest error of <see cref="Single{TReal, TMask}"/> in units in the last place of the result.</summary>
    public const double SingleUlpBound = 0.9;

    /// <summary>Largest error of <see cref="Double{TReal, TMask}"/> in units in the last place of the result.</summary>
    public const double DoubleUlpBound = 0.9;

    // The least numbers whose exponential is infinite.
    private const float SingleOverflow = 88.72284f;
    private const double DoubleOverflow = 709.7827128933841;

    /// <summary>e^x in single precision: 0 for x &lt; -87.33654, infinity for x &gt; 88.72283.</summary>
    /// <typeparam name="TReal">The lane.</typeparam>
    /// <typeparam name="TMask">The lane of its comparisons.</typeparam>
    /// <param name="x">The exponent.</param>
    /// <returns>e^x.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Single<TReal, TMask>(TReal x)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal shifted = TReal.MultiplyAdd(x, TReal.Of(1.442695f), TReal.RoundingShift);
        TReal n = shifted - TReal.RoundingShift;
        TReal r = TReal.MultiplyAdd(n, TReal.Of(-0.69314575f), x);
        r = TReal.MultiplyAdd(n, TReal.Of(-1.4286068e-06f), r);
        TReal y = SingleNearZero<TReal, TMask>(r);
        y = TReal.ScaleByPowerOfTwo(y, shifted);
        y = TReal.SelectLessThan(x, TReal.Of(SingleOverflow), y, TReal.Of(float.PositiveInfinity));
        return TReal.SelectLessThan(x, TReal.Of(-87.33654f), TReal.Of(0f), y);
    }

    /// <summary>e^x in double precision: 0 for x &lt; -708.3964185322641, infinity for x &gt; 709.782712893384.</summary>
    /// <typeparam name="TReal">The lane.</typeparam>
    /// <typeparam name="TMask">The lane of its comparisons.</typeparam>
    /// <param name="x">The exponent.</param>
    /// <returns>e^x.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Double<TReal, TMask>(TReal x)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal shifted = TReal.MultiplyAdd(x, TReal.Of(1.4426950408889634), TReal.RoundingShift);
        TReal n = shifted - TReal.RoundingShift;
        TReal r = TReal.MultiplyAdd(n, TReal.Of(-0.69314718055989033), x);
        r = TReal.MultiplyAdd(n, TReal.Of(-5.4979230187083712e-14), r);
        TReal y = DoubleNearZero<TReal, TMask>(r);
        y = TReal.ScaleByPowerOfTwo(y, shifted);
        y = TReal.SelectLessThan(x, TReal.Of(DoubleOverflow), y, TReal.Of(double.PositiveInfinity));
        return TReal.SelectLessThan(x, TReal.Of(-708.3964185322641), TReal.Of(0.0), y);
    }

    // e^r for |r| <= 0.34662.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal SingleNearZero<TReal, TMask>(TReal r)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal y = TReal.MultiplyAdd(TReal.Of(0.0013782473f), r, TReal.Of(0.008368671f));
        y = TReal.MultiplyAdd(y, r, TReal.Of(0.041668963f));
        y = TReal.MultiplyAdd(y, r, TReal.Of(0.16666521f));
        y = TReal.MultiplyAdd(y, r, TReal.Of(0.4999999f));
        y = TReal.MultiplyAdd(y, r, TReal.Of(1f));
        y = TReal.MultiplyAdd(y, r, TReal.Of(1f));
        return y;
    }

    // e^r for |r| <= 0.34662.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal DoubleNearZero<TReal, TMask>(TReal r)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal y = TReal.MultiplyAdd(TReal.Of(2.5004509844953677e-08), r, TReal.Of(2.763045000627384e-07));
        y = TReal.MultiplyAdd(y, r, TReal.Of(2.75575722565487e-06));
        y = TReal.MultiplyAdd(y, r, TReal.Of(2.480149246993269e-05));
        y = TReal.MultiplyAdd(y, r, TReal.Of(0.000198412695224805));
        y = TReal.MultiplyAdd(y, r, TReal.Of(0.0013888888944323028));
        y = TReal.MultiplyAdd(y, r, TReal.Of(0.008333333333487052));
        y = TReal.MultiplyAdd(y, r, TReal.Of(0.041666666666527026));
        y = TReal.MultiplyAdd(y, r, TReal.Of(0.16666666666666424));
        y = TReal.MultiplyAdd(y, r, TReal.Of(0.5000000000000011));
        y = TReal.MultiplyAdd(y, r, TReal.Of(1.0));
        y = TReal.MultiplyAdd(y, r, TReal.Of(1.0));
        return y;
    }
}

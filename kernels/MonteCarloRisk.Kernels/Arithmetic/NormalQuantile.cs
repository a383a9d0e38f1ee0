using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Arithmetic;

/// <summary>
/// x with Phi(x) = p for p in (0, 1/2]: the quantile of the standard normal distribution, lower half.
/// </summary>
/// <remarks>
/// With u = p (1 - p), rounded once, and z = log2(u), x = (p - 1/2) c(z): c is smooth up to and beyond p = 1/2, where x is exactly 0.
/// Only the absolute error of z matters, so log2 is a short inline polynomial. c has degree 9 in v = z + 5.5 for p &gt;= 0.0014 (single)
/// and degree 21 for p &gt;= 0.0017 (double). Below that, in a branch entered only where some path of the lane needs it, s = sqrt(-z) and
/// x = -s t(1 / s), t of degree 9 (single); x = -(s + 3) t(1 / (s + 3)), t of degree 24, down to p = 1.6e-20,
/// and x = -s t(1 / s), t of degree 21, below that (double).
/// Coefficients: minimax by the Remez algorithm in relative error (log2 in single: absolute error), rounded to float or double by lattice reduction.
/// Valid down to the smallest normal number; other arguments give unspecified values.
/// </remarks>
public static class NormalQuantile
{
    /// <summary>
    /// Largest error of <see cref="SingleLowerHalf{TReal, TMask}"/> in units in the last place of the result.
    /// </summary>
    public const double SingleUlpBound = 2.8;

    /// <summary>Largest error of <see cref="DoubleLowerHalf{TReal, TMask}"/> in units in the last place of the result.</summary>
    public const double DoubleUlpBound = 4.6;

    private const float SingleTailBound = 0.0014f;
    private const double DoubleTailBound = 0.0017;

    /// <summary>The quantile in single precision.</summary>
    /// <typeparam name="TReal">The lane.</typeparam>
    /// <typeparam name="TMask">The lane of its comparisons.</typeparam>
    /// <param name="p">A probability in (0, 1/2].</param>
    /// <returns>x &lt;= 0 with Phi(x) = p.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal SingleLowerHalf<TReal, TMask>(TReal p)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal u = TReal.NegatedMultiplyAdd(p, p, p);
        TReal f = TReal.SplitExponent(u, out TReal e) - TReal.Of(1f);
        TReal l = TReal.MultiplyAdd(TReal.Of(-0.14560689f), f, TReal.Of(0.23682137f));
        l = TReal.MultiplyAdd(l, f, TReal.Of(-0.25009108f));
        l = TReal.MultiplyAdd(l, f, TReal.Of(0.28671986f));
        l = TReal.MultiplyAdd(l, f, TReal.Of(-0.3600861f));
        l = TReal.MultiplyAdd(l, f, TReal.Of(0.48093876f));
        l = TReal.MultiplyAdd(l, f, TReal.Of(-0.72135717f));
        l = TReal.MultiplyAdd(l, f, TReal.Of(1.4426948f));
        TReal v = TReal.MultiplyAdd(f, l, e + TReal.Of(5.5f));
        TReal c = TReal.MultiplyAdd(TReal.Of(8.5273255e-10f), v, TReal.Of(4.355139e-09f));
        c = TReal.MultiplyAdd(c, v, TReal.Of(-9.61719e-08f));
        c = TReal.MultiplyAdd(c, v, TReal.Of(-1.1599057e-06f));
        c = TReal.MultiplyAdd(c, v, TReal.Of(1.5099846e-06f));
        c = TReal.MultiplyAdd(c, v, TReal.Of(0.00014355687f));
        c = TReal.MultiplyAdd(c, v, TReal.Of(0.001241151f));
        c = TReal.MultiplyAdd(c, v, TReal.Of(-0.005289097f));
        c = TReal.MultiplyAdd(c, v, TReal.Of(-0.48471317f));
        c = TReal.MultiplyAdd(c, v, TReal.Of(4.1949515f));
        TReal x = (p - TReal.Of(0.5f)) * c;
        return TReal.AnyLessThan(p, TReal.Of(SingleTailBound)) ? SingleTail<TReal, TMask>(p, v, x) : x;
    }

    /// <summary>The quantile in double precision.</summary>
    /// <typeparam name="TReal">The lane.</typeparam>
    /// <typeparam name="TMask">The lane of its comparisons.</typeparam>
    /// <param name="p">A probability in (0, 1/2].</param>
    /// <returns>x &lt;= 0 with Phi(x) = p.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal DoubleLowerHalf<TReal, TMask>(TReal p)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal u = TReal.NegatedMultiplyAdd(p, p, p);
        TReal f = TReal.SplitExponent(u, out TReal e) - TReal.Of(1.0);
        TReal q = f / (f + TReal.Of(2.0));
        TReal w = q * q;
        TReal l = TReal.MultiplyAdd(TReal.Of(0.21581917738365564), w, TReal.Of(0.22067480615245655));
        l = TReal.MultiplyAdd(l, w, TReal.Of(0.26234486422932585));
        l = TReal.MultiplyAdd(l, w, TReal.Of(0.32059829879587576));
        l = TReal.MultiplyAdd(l, w, TReal.Of(0.4121985886806101));
        l = TReal.MultiplyAdd(l, w, TReal.Of(0.5770780163279946));
        l = TReal.MultiplyAdd(l, w, TReal.Of(0.9617966939260374));
        l = TReal.MultiplyAdd(l, w, TReal.Of(2.8853900817779268));
        TReal v = TReal.MultiplyAdd(q, l, e + TReal.Of(5.5));
        TReal c = TReal.MultiplyAdd(TReal.Of(-2.4089634807994292e-22), v, TReal.Of(4.185071103048173e-21));
        c = TReal.MultiplyAdd(c, v, TReal.Of(8.283539338943602e-20));
        c = TReal.MultiplyAdd(c, v, TReal.Of(-2.3427273598151367e-19));
        c = TReal.MultiplyAdd(c, v, TReal.Of(-1.1210721621093999e-17));
        c = TReal.MultiplyAdd(c, v, TReal.Of(-4.529611404558437e-17));
        c = TReal.MultiplyAdd(c, v, TReal.Of(8.22515336397521e-16));
        c = TReal.MultiplyAdd(c, v, TReal.Of(1.034741632806147e-14));
        c = TReal.MultiplyAdd(c, v, TReal.Of(-7.538676755914513e-15));
        c = TReal.MultiplyAdd(c, v, TReal.Of(-1.1029474820447508e-12));
        c = TReal.MultiplyAdd(c, v, TReal.Of(-7.404714734586287e-12));
        c = TReal.MultiplyAdd(c, v, TReal.Of(5.783017132588865e-11));
        c = TReal.MultiplyAdd(c, v, TReal.Of(1.2006928542236227e-09));
        c = TReal.MultiplyAdd(c, v, TReal.Of(3.1444435855484006e-09));
        c = TReal.MultiplyAdd(c, v, TReal.Of(-1.0188879498053324e-07));
        c = TReal.MultiplyAdd(c, v, TReal.Of(-1.1487618219358736e-06));
        c = TReal.MultiplyAdd(c, v, TReal.Of(1.5498808788897806e-06));
        c = TReal.MultiplyAdd(c, v, TReal.Of(0.00014351475903884815));
        c = TReal.MultiplyAdd(c, v, TReal.Of(0.001241040258863143));
        c = TReal.MultiplyAdd(c, v, TReal.Of(-0.005289059343206683));
        c = TReal.MultiplyAdd(c, v, TReal.Of(-0.48471308281184194));
        c = TReal.MultiplyAdd(c, v, TReal.Of(4.19495157017682));
        TReal x = (p - TReal.Of(0.5)) * c;
        return TReal.AnyLessThan(p, TReal.Of(DoubleTailBound)) ? DoubleTail<TReal, TMask>(p, v, x) : x;
    }

    // x, but in the tail from v = log2(u) + 5.5, there from -120.5 to -3.95.
    // Rare, so left out of line: inlining it would spend the compiler's budget for the caller. It tells the tail anew, because a mask
    // that outlived the call would be made and kept in memory by every caller, tail or not.
    private static TReal SingleTail<TReal, TMask>(TReal p, TReal v, TReal x)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal s = TReal.Sqrt(TReal.Of(5.5f) - v);
        TReal r = TReal.Of(1f) / s - TReal.Of(0.203125f);
        TReal t = TReal.MultiplyAdd(TReal.Of(2582.5332f), r, TReal.Of(-80.646126f));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-111.49513f));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-27.998606f));
        t = TReal.MultiplyAdd(t, r, TReal.Of(2.325086f));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-1.6812274f));
        t = TReal.MultiplyAdd(t, r, TReal.Of(1.1126585f));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-1.1669674f));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-0.78318226f));
        t = TReal.MultiplyAdd(t, r, TReal.Of(1.0815606f));
        return TReal.SelectLessThan(p, TReal.Of(SingleTailBound), -s * t, x);
    }

    // x, but in the tail from v = log2(u) + 5.5, there from -60.5 to -3.7 and below; out of line for the reasons of the single tail.
    private static TReal DoubleTail<TReal, TMask>(TReal p, TReal v, TReal x)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal s = TReal.Sqrt(TReal.Of(5.5) - v) + TReal.Of(3.0);
        TReal r = TReal.Of(1.0) / s - TReal.Of(0.125);
        TReal t = TReal.MultiplyAdd(TReal.Of(1.2750539888219895e25), r, TReal.Of(-1.1408535025540539e24));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-1.1432359890576023e23));
        t = TReal.MultiplyAdd(t, r, TReal.Of(1.2949759852469029e22));
        t = TReal.MultiplyAdd(t, r, TReal.Of(5.3854209423578196e20));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-7.840209118506548e19));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-2.396293241658971e18));
        t = TReal.MultiplyAdd(t, r, TReal.Of(3.4309140664776755e17));
        t = TReal.MultiplyAdd(t, r, TReal.Of(1.383604502597533e16));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-1079339918212441.0));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-79146843673373.17));
        t = TReal.MultiplyAdd(t, r, TReal.Of(1151926657830.6924));
        t = TReal.MultiplyAdd(t, r, TReal.Of(306272713398.3833));
        t = TReal.MultiplyAdd(t, r, TReal.Of(10029731341.389917));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-454887895.01520735));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-61962857.48137465));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-3383478.6730488846));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-122316.5951299171));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-3684.260511024809));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-189.6019331255222));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-43.60279510595636));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-11.260256969822361));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-4.822980087031516));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-4.493359282557262));
        t = TReal.MultiplyAdd(t, r, TReal.Of(0.677497896198623));
        TReal tail = TReal.SelectLessThan(p, TReal.Of(DoubleTailBound), -s * t, x);
        var farBound = TReal.Of(1.6e-20);
        return TReal.AnyLessThan(p, farBound) ? TReal.SelectLessThan(p, farBound, DoubleFarTail<TReal, TMask>(v), tail) : tail;
    }

    // v = log2(u) + 5.5 from -1016.5 to -60; rarer still.
    private static TReal DoubleFarTail<TReal, TMask>(TReal v)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal s = TReal.Sqrt(TReal.Of(5.5) - v);
        TReal r = TReal.Of(1.0) / s - TReal.Of(0.078125);
        TReal t = TReal.MultiplyAdd(TReal.Of(1.7750496500534659e18), r, TReal.Of(-1.0488207201344363e17));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-1.063859130867125e16));
        t = TReal.MultiplyAdd(t, r, TReal.Of(360880848083335.3));
        t = TReal.MultiplyAdd(t, r, TReal.Of(66393604885170.1));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-3334352052683.449));
        t = TReal.MultiplyAdd(t, r, TReal.Of(39960346592.70704));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-11810351572.26681));
        t = TReal.MultiplyAdd(t, r, TReal.Of(1664920281.9042559));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-156104460.70375055));
        t = TReal.MultiplyAdd(t, r, TReal.Of(15715395.097979952));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-1703241.267386173));
        t = TReal.MultiplyAdd(t, r, TReal.Of(190702.0000525502));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-22374.273742076162));
        t = TReal.MultiplyAdd(t, r, TReal.Of(2803.545394670837));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-384.55762006320975));
        t = TReal.MultiplyAdd(t, r, TReal.Of(60.17578734920779));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-11.64321136463107));
        t = TReal.MultiplyAdd(t, r, TReal.Of(3.322785460431987));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-1.8682128657182113));
        t = TReal.MultiplyAdd(t, r, TReal.Of(-0.4195145481339051));
        t = TReal.MultiplyAdd(t, r, TReal.Of(1.1584925129535888));
        return -s * t;
    }
}

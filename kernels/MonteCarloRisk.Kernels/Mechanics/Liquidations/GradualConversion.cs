using MonteCarloRisk.Kernels.Arithmetic;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>
/// Where a position in bands stands if the price has always moved slowly and trade cost nothing: a function of the price alone, without a state
/// for each band. What a position really holds is less, since prices jump from block to block; <see cref="Bands{TReal, TMask}"/> follows that.
/// </summary>
/// <remarks>
/// Own derivation from the exchange of <see cref="Bands{TReal, TMask}"/>: with the price at the oracle's, dx = -p dy gives within a band, of y1 units
/// at first,
/// <code>
/// x = h p (1 - p / upper),  y = h (1 - lower / p),  h = A y1 sqrt(upper / p) (A (2 - p / upper - lower / p))^(-3/2)
/// </code>
/// so that a band that is passed whole gives sqrt(upper lower) for each unit, which is what the contract reckons with.
/// </remarks>
public static class GradualConversion<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>What the position holds at a price.</summary>
    /// <param name="collateral">Units put in, equally over the bands.</param>
    /// <param name="top">Upper price of the first band.</param>
    /// <param name="bands">Number of bands, a whole number.</param>
    /// <param name="price">Price of now, above zero.</param>
    /// <param name="terms">Terms of the market.</param>
    public static BandState<TReal> At(TReal collateral, TReal top, TReal bands, TReal price, in BandTerms<TReal> terms)
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TReal a = terms.Amplification;
        TReal passed = TReal.Log(top / price) / terms.LogRatio;
        TReal whole = TReal.Min(TReal.Max(Rounding.Floor<TReal, TMask>(passed), zero), bands);
        TReal each = collateral / bands;
        TReal ratio = TReal.Exp(-(whole * terms.LogRatio));
        TReal converted = each * top * TReal.Exp(TReal.Of(-0.5f) * terms.LogRatio) * a * (one - ratio);

        TReal upper = top * ratio;
        TReal lower = Bands<TReal, TMask>.LowerPrice(upper, terms);
        TMask within = TReal.LessThan(whole, bands);
        TReal p = TReal.Max(TReal.Min(price, upper), lower);
        TReal down = (upper - p) / upper;
        TReal left = (p - lower) / p;
        TReal spread = a * (down + left);
        TReal h = each * a * TReal.Sqrt(upper / p) / (spread * TReal.Sqrt(spread));
        TReal active = TReal.Select(within, one, zero);
        TReal untouched = TReal.Max(bands - whole - one, zero);
        return new(
            TReal.MultiplyAdd(active * h * p, down, converted),
            TReal.MultiplyAdd(active * h, left, each * untouched));
    }
}

using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Lending;

/// <summary>Interest by how much of what is lent is borrowed. Rates per year as fractions, times in years.</summary>
/// <remarks>The contracts keep rates with 18 or 27 decimals, per second, and round down.</remarks>
public static class InterestRate<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>Utilisation: borrowed / supplied, zero where nothing is supplied. Above one where reserves are lent, as at Compound; elsewhere supplied is borrowed and cash together.</summary>
    public static TReal Utilization(TReal borrowed, TReal supplied)
    {
        TMask some = TReal.LessThan(TReal.Of(0f), supplied);
        return TReal.Select(some, borrowed / TReal.Select(some, supplied, TReal.Of(1f)), TReal.Of(0f));
    }

    /// <summary>
    /// Slopes for each unit of utilisation: least + slope min(u, kink) + slopeAbove max(u - kink, 0). Compound's supply and borrow rates are two of these
    /// (compound-finance/comet contracts/Comet.sol), Derive's cash rate is one (derivexyz/v2-core src/assets/InterestRateModel.sol).
    /// </summary>
    public static TReal BySlope(TReal utilization, in RateTerms<TReal> terms)
    {
        TReal below = TReal.MultiplyAdd(terms.Slope, TReal.Min(utilization, terms.Kink), terms.Least);
        return TReal.MultiplyAdd(terms.SlopeAbove, TReal.Max(utilization - terms.Kink, TReal.Of(0f)), below);
    }

    /// <summary>
    /// Slopes over the whole range: least + slope min(u / kink, 1) + slopeAbove max(u - kink, 0) / (1 - kink), u at most one. Source: aave-dao/aave-v3-origin
    /// src/contracts/misc/DefaultReserveInterestRateStrategyV2.sol.
    /// </summary>
    public static TReal ByRange(TReal utilization, in RateTerms<TReal> terms)
    {
        TReal one = TReal.Of(1f);
        TReal below = TReal.MultiplyAdd(terms.Slope, TReal.Min(utilization / terms.Kink, one), terms.Least);
        return TReal.MultiplyAdd(terms.SlopeAbove, TReal.Max(utilization - terms.Kink, TReal.Of(0f)) / (one - terms.Kink), below);
    }

    /// <summary>What lenders get: rate utilization (1 - reserveFactor).</summary>
    public static TReal ToLenders(TReal rate, TReal utilization, TReal reserveFactor) => rate * utilization * (TReal.Of(1f) - reserveFactor);

    /// <summary>An index after a step of simple interest: index (1 + rate years). Compound and Derive step so at each transaction, Aave for lenders.</summary>
    public static TReal Simple(TReal index, TReal rate, TReal years) => TReal.MultiplyAdd(index * rate, years, index);

    /// <summary>
    /// An index after a step of interest compounded by the second, as Aave approximates it: index (1 + x + x² / 2 + x³ / 6), x = rate years (aave-v3-origin
    /// src/contracts/protocol/libraries/math/MathUtils.sol, whose terms have n (n - 1) seconds in the place of n², smaller by 1 / n). Below e^x by x⁴ / 24.
    /// </summary>
    public static TReal Compound(TReal index, TReal rate, TReal years)
    {
        TReal one = TReal.Of(1f);
        TReal x = rate * years;
        TReal inner = TReal.MultiplyAdd(x, TReal.Of(1.0 / 6), TReal.Of(0.5f));
        return index * TReal.MultiplyAdd(x, TReal.MultiplyAdd(x, inner, one), one);
    }

    /// <summary>An index after a step of interest compounded all the time: index e^(rate years), as Euler's by the second is to nine digits and more.</summary>
    public static TReal Continuous(TReal index, TReal rate, TReal years) => index * TReal.Exp(rate * years);
}

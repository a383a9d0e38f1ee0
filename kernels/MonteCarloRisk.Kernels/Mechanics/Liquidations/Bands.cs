using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>
/// Soft liquidation at crvUSD: collateral lies in price bands, and each band's exchange makes it worthwhile for others to swap it for the borrowed coin
/// as the oracle's price falls through the band, and back as it rises. Band n reaches from upper(n) = base ((A - 1) / A)^n down to upper(n + 1).
/// A band's amounts x and y and the oracle's price p satisfy
/// <code>
/// (f + x) (g + y) = p A² y0²,  f = p² / upper A y0,  g = upper / p (A - 1) y0
/// </code>
/// and its price is (f + x) / (g + y). Bands are independent given p, so one account's shares of its bands can be followed by themselves.
/// </summary>
/// <remarks>
/// Source: curvefi/curve-stablecoin curve_stablecoin/AMM.vy. The contract rounds what comes in up and what goes out down, by units of 1e-18 of a coin,
/// so that nobody gains by rounding; here each operation rounds to nearest. Fees stay in the band.
/// </remarks>
public static class Bands<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>Upper price of band n: base exp(-n log(A / (A - 1))).</summary>
    public static TReal UpperPrice(TReal basePrice, TReal n, in BandTerms<TReal> terms) => basePrice * TReal.Exp(-(n * terms.LogRatio));

    /// <summary>Its lower price: upper (A - 1) / A.</summary>
    public static TReal LowerPrice(TReal upper, in BandTerms<TReal> terms) => upper * ((terms.Amplification - TReal.Of(1f)) / terms.Amplification);

    /// <summary>
    /// y0, the collateral that the band would hold were its upper price the oracle's: the root of A p y0² - b y0 - x y = 0 with
    /// b = (A - 1) upper / p x + A p² / upper y.
    /// </summary>
    public static TReal Depth(in BandState<TReal> state, TReal oracle, TReal upper, in BandTerms<TReal> terms)
    {
        TReal a = terms.Amplification;
        TReal b = TReal.MultiplyAdd((a - TReal.Of(1f)) * upper / oracle, state.Borrowed, a * oracle * (oracle / upper) * state.Collateral);
        TReal product = a * oracle * state.Borrowed * state.Collateral;
        TReal root = TReal.Sqrt(TReal.MultiplyAdd(b, b, TReal.Of(4f) * product));
        return (b + root) / (TReal.Of(2f) * a * oracle);
    }

    /// <summary>Price of a band that is not empty: (f + x) / (g + y).</summary>
    public static TReal Price(in BandState<TReal> state, TReal oracle, TReal upper, in BandTerms<TReal> terms)
    {
        TReal scale = terms.Amplification * Depth(state, oracle, upper, terms);
        TReal f = TReal.MultiplyAdd(scale, oracle * (oracle / upper), state.Borrowed);
        return f / TReal.MultiplyAdd(scale, LowerPrice(upper, terms) / oracle, state.Collateral);
    }

    /// <summary>The fee of a band whose price is far from the oracle's: a quarter of the distance from the band's range of prices, as a fraction; zero within it.</summary>
    public static TReal DistanceFee(TReal oracle, TReal upper, in BandTerms<TReal> terms)
    {
        TReal zero = TReal.Of(0f);
        TReal above = oracle / upper;
        TReal below = oracle / LowerPrice(upper, terms);
        TReal least = oracle * (above * above);
        TReal most = oracle * (below * below);
        TReal distance = TReal.SelectLessThan(oracle, least, (least - oracle) / least, TReal.SelectLessThan(most, oracle, (oracle - most) / oracle, zero));
        return TReal.Of(0.25f) * distance;
    }

    /// <summary>
    /// Trades with the band until it no longer pays: while its price is below market (1 - fee) collateral is bought from it, while above
    /// market / (1 - fee) sold to it, down to the last of either coin. An empty band stays empty.
    /// </summary>
    /// <param name="state">What is in the band.</param>
    /// <param name="oracle">Price that the exchange sees, above zero.</param>
    /// <param name="market">Price elsewhere, above zero.</param>
    /// <param name="upper">Upper price of the band.</param>
    /// <param name="fee">Fee on what comes in, in [0, 1).</param>
    /// <param name="terms">Terms of the market.</param>
    public static BandTrade<TReal> Arbitrage(in BandState<TReal> state, TReal oracle, TReal market, TReal upper, TReal fee, in BandTerms<TReal> terms)
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TReal kept = one - fee;
        TReal depth = Depth(state, oracle, upper, terms);
        TReal scale = terms.Amplification * depth;
        TReal above = oracle / upper;
        TReal below = LowerPrice(upper, terms) / oracle;
        TReal price = TReal.MultiplyAdd(scale, oracle * above, state.Borrowed) / TReal.MultiplyAdd(scale, below, state.Collateral);
        TReal least = market * kept;
        TReal most = market / kept;
        TMask buys = TReal.LessThan(zero, depth) & TReal.LessThan(price, least);
        TMask sells = TReal.LessThan(zero, depth) & TReal.LessThan(most, price);

        // With q² the target over the oracle's price, x = A y0 p (q - p / upper) and y = A y0 (1 / q - lower / p), each between nothing and all.
        TReal q = TReal.Sqrt(TReal.Select(buys, least, most) / oracle);
        TReal x = TReal.Min(TReal.Max(scale * oracle * (q - above), zero), depth * (oracle / below));
        TReal y = TReal.Min(TReal.Max(scale * ((one / q) - below), zero), depth / above);
        TReal paid = TReal.Select(buys, TReal.Max(x - state.Borrowed, zero), zero) / kept;
        TReal given = TReal.Select(sells, TReal.Max(y - state.Collateral, zero), zero) / kept;
        TReal borrowed = TReal.Select(sells, TReal.Min(x, state.Borrowed), state.Borrowed + paid);
        TReal collateral = TReal.Select(buys, TReal.Min(y, state.Collateral), state.Collateral + given);
        return new(new(borrowed, collateral), borrowed - state.Borrowed, collateral - state.Collateral, fee * (paid + given));
    }

    /// <summary>
    /// What a band comes to in the borrowed coin if the price falls slowly from here to below it: after a trade to the oracle's price without fee,
    /// x + y sqrt(lower p), with p between lower and upper (get_x_down).
    /// </summary>
    public static TReal Converted(in BandState<TReal> state, TReal oracle, TReal upper, in BandTerms<TReal> terms)
    {
        TReal zero = TReal.Of(0f);
        TReal lower = LowerPrice(upper, terms);
        BandTrade<TReal> trade = Arbitrage(state, oracle, oracle, upper, zero, terms);
        TReal within = TReal.Max(TReal.Min(oracle, upper), lower);
        return TReal.MultiplyAdd(trade.State.Collateral, TReal.Sqrt(lower * within), trade.State.Borrowed);
    }

    /// <summary>Health of a loan: converted (1 - discount) / debt - 1; below zero it may be liquidated outright.</summary>
    /// <param name="converted">Sum of <see cref="Converted"/> over its bands.</param>
    /// <param name="debt">Debt, above zero.</param>
    /// <param name="discount">Liquidation discount, in [0, 1).</param>
    public static TReal Health(TReal converted, TReal debt, TReal discount)
    {
        TReal one = TReal.Of(1f);
        return (converted * (one - discount) / debt) - one;
    }

    /// <summary>
    /// Largest debt against collateral put into bands from the oracle's price down: value (1 - discount) sum over k &lt; bands of ((A - 1) / A)^k /
    /// (bands sqrt(A / (A - 1))).
    /// </summary>
    /// <param name="value">Value of the collateral at the upper price of the first band.</param>
    /// <param name="discount">Loan discount, in [0, 1).</param>
    /// <param name="bands">Number of bands, 4 to 50.</param>
    /// <param name="terms">Terms of the market.</param>
    public static TReal LargestDebt(TReal value, TReal discount, TReal bands, in BandTerms<TReal> terms)
    {
        TReal one = TReal.Of(1f);
        TReal sum = terms.Amplification * (one - TReal.Exp(-(bands * terms.LogRatio)));
        return value * (one - discount) * sum * TReal.Exp(TReal.Of(-0.5f) * terms.LogRatio) / bands;
    }
}

using MonteCarloRisk.Kernels.Arithmetic;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Keepers;

/// <summary>Whether and at what price a keeper acts. Money in the numéraire; it sells what it gets on a market with slippage, and pays for gas.</summary>
public static class Keeper<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>Profit: value (1 - slippage) + incentive - cost - gas.</summary>
    /// <param name="value">Value of what it gets at the market's price.</param>
    /// <param name="slippage">Share that selling it loses.</param>
    /// <param name="incentive">What the protocol pays it besides.</param>
    /// <param name="cost">What it pays to the protocol.</param>
    /// <param name="gas">Its transactions.</param>
    public static TReal Profit(TReal value, TReal slippage, TReal incentive, TReal cost, TReal gas) =>
        TReal.MultiplyAdd(value, TReal.Of(1f) - slippage, incentive - cost) - gas;

    /// <summary>Whether it acts: profit &gt; threshold, so one that gains nothing does not.</summary>
    public static TMask Acts(TReal profit, TReal threshold) => TReal.LessThan(threshold, profit);

    /// <summary>The highest price at which it buys units from an auction: market (1 - slippage) (1 - margin) - gas / units, at least zero.</summary>
    /// <param name="market">Price of the market, per unit.</param>
    /// <param name="slippage">Share that selling the units loses.</param>
    /// <param name="margin">Profit that it wants, as a share of what the sale brings.</param>
    /// <param name="gas">Its transactions.</param>
    /// <param name="units">Units, above zero.</param>
    public static TReal HighestPrice(TReal market, TReal slippage, TReal margin, TReal gas, TReal units)
    {
        TReal one = TReal.Of(1f);
        TReal brings = market * (one - slippage) * (one - margin);
        return TReal.Max(brings - (gas / units), TReal.Of(0f));
    }

    /// <summary>Units that its capital buys: min(wanted, capital / price).</summary>
    public static TReal Affordable(TReal wanted, TReal capital, TReal price) => TReal.Min(wanted, capital / price);

    /// <summary>Price of gas: min(base max(stress, 1)^response, most), stress the volatility of the path over that of the model.</summary>
    public static TReal GasPrice(TReal basePrice, TReal stress, TReal response, TReal most) =>
        TReal.Min(basePrice * Power.Of<TReal, TMask>(TReal.Max(stress, TReal.Of(1f)), response), most);

    /// <summary>
    /// Probability that a keeper is there in a step: uptime / (1 + congestion), congestion = sensitivity max(gasPrice / basePrice - 1, 0): at its uptime while
    /// gas is as usual, half of it where the sensitivity times the excess is one. An assumption of shape, to be fitted.
    /// </summary>
    public static TReal Presence(TReal uptime, TReal gasPrice, TReal basePrice, TReal sensitivity)
    {
        TReal one = TReal.Of(1f);
        TReal excess = TReal.Max((gasPrice / basePrice) - one, TReal.Of(0f));
        return uptime / TReal.MultiplyAdd(sensitivity, excess, one);
    }
}

namespace MonteCarloRisk.Domain.Protocols.Markets;

/// <summary>One of several places where a collateral is sold. A sale is split over them so that a unit more would bring the same on each.</summary>
/// <param name="Name">Its name, unlike that of the others.</param>
/// <param name="RecoveryHalfLife">Seconds in which half of what sales have lowered its price by is made good, in a pool by arbitrage with the market; above zero.</param>
/// <param name="StressExponent">Depth or liquidity shrinks by (model's volatility / path's) to this power where the path's, of the last day or so, is higher; zero or more.</param>
public abstract record Venue(string Name, double RecoveryHalfLife, double StressExponent)
{
    /// <summary>A market in which a sale lowers the price in proportion to the value sold: an order book.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Value">The value whose sale costs 2% of it in slippage, and lowers the price by 4%, above zero.</param>
    /// <param name="RecoveryHalfLife">Seconds in which half of the fall is made good.</param>
    /// <param name="StressExponent">How it shrinks in stress.</param>
    public sealed record Depth(string Name, double Value, double RecoveryHalfLife, double StressExponent) : Venue(Name, RecoveryHalfLife, StressExponent);

    /// <summary>A pool that keeps the product of its reserves. Source: Uniswap v2, UniswapV2Pair.sol.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Reserve">What it holds of the numéraire today, above zero; the collateral is worth as much.</param>
    /// <param name="Fee">Fee on what comes in, from zero to below one.</param>
    /// <param name="RecoveryHalfLife">Seconds in which arbitrage makes good half of the fall.</param>
    /// <param name="StressExponent">How liquidity shrinks in stress.</param>
    public sealed record ConstantProductPool(string Name, double Reserve, double Fee, double RecoveryHalfLife, double StressExponent) : Venue(Name, RecoveryHalfLife, StressExponent);

    /// <summary>A pool whose liquidity lies in one range of prices, beyond which it takes nothing. Source: Uniswap v3, SqrtPriceMath.sol and SwapMath.sol.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Reserve">What it holds of the numéraire today, above zero: what sales down to the lower end bring before fees.</param>
    /// <param name="Lower">The lowest price of the range, above zero and below the price today.</param>
    /// <param name="Upper">The highest, above the lowest.</param>
    /// <param name="Fee">Fee on what comes in, from zero to below one.</param>
    /// <param name="RecoveryHalfLife">Seconds in which arbitrage makes good half of the fall.</param>
    /// <param name="StressExponent">How liquidity shrinks in stress.</param>
    public sealed record ConcentratedPool(string Name, double Reserve, double Lower, double Upper, double Fee, double RecoveryHalfLife, double StressExponent) : Venue(Name, RecoveryHalfLife, StressExponent);
}

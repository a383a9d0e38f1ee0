using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Markets;

/// <summary>
/// Liquidity within one range of prices. The price is that of the base coin in the quote coin; root is its square root, from lower to upper. The range holds
/// liquidity (1 / root - 1 / upper) of the base and liquidity (root - lower) of the quote.
/// </summary>
/// <remarks>Source: Uniswap/v3-core contracts/libraries/SqrtPriceMath.sol, SwapMath.sol. The contract rounds in favour of the pool, by units of the coins and 2^-96 of the root.</remarks>
public static class ConcentratedRange<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>What the range holds of the base coin, wherever the root is.</summary>
    public static TReal BaseHeld(TReal liquidity, TReal root, TReal lower, TReal upper)
    {
        TReal within = TReal.Max(TReal.Min(root, upper), lower);
        return liquidity * ((upper - within) / (upper * within));
    }

    /// <summary>What it holds of the quote coin.</summary>
    public static TReal QuoteHeld(TReal liquidity, TReal root, TReal lower, TReal upper) =>
        liquidity * (TReal.Max(TReal.Min(root, upper), lower) - lower);

    /// <summary>Base sold into the range: root' = liquidity root / (liquidity + in root), not below lower; out = liquidity (root - root').</summary>
    public static RangeSwap<TReal> SellBase(TReal amount, TReal liquidity, TReal root, TReal lower, TReal fee)
    {
        TReal kept = TReal.Of(1f) - fee;
        TReal counted = amount * kept;
        TReal reached = TReal.Min(liquidity * root / TReal.MultiplyAdd(counted, root, liquidity), root);
        TMask ends = TReal.LessThan(reached, lower);
        TReal next = TReal.Select(ends, lower, reached);
        TReal used = TReal.Select(ends, TReal.Min(liquidity * ((root - lower) / (root * lower)) / kept, amount), amount);
        return new(used, liquidity * (root - next), next, used * fee);
    }

    /// <summary>Quote sold into the range, which buys base: root' = root + in / liquidity, not above upper; out = liquidity (1 / root - 1 / root').</summary>
    public static RangeSwap<TReal> SellQuote(TReal amount, TReal liquidity, TReal root, TReal upper, TReal fee)
    {
        TReal kept = TReal.Of(1f) - fee;
        TReal reached = root + (amount * kept / liquidity);
        TMask ends = TReal.LessThan(upper, reached);
        TReal next = TReal.Select(ends, upper, reached);
        TReal used = TReal.Select(ends, TReal.Min(liquidity * (upper - root) / kept, amount), amount);
        return new(used, liquidity * ((next - root) / (next * root)), next, used * fee);
    }
}

using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>Auto-deleveraging: profits are closed when a pool or an insurance fund cannot pay them. All in the numéraire.</summary>
public static class Deleveraging<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>Whether a side's profits may be cut: profit / pool &gt; trigger. Source: gmx-io/gmx-synthetics contracts/adl/AdlUtils.sol (MAX_PNL_FACTOR_FOR_ADL).</summary>
    public static TMask IsEnabled(TReal profit, TReal pool, TReal trigger) => TReal.LessThan(trigger, profit / pool);

    /// <summary>
    /// Profit to close so that the ratio falls to the target, when the pool pays it: closed = (profit - target pool) / (1 - target), since
    /// (profit - closed) / (pool - closed) = target; at least zero and at most the profit. Target in [0, 1) (MIN_PNL_FACTOR_AFTER_ADL).
    /// </summary>
    public static TReal ProfitToClose(TReal profit, TReal pool, TReal target)
    {
        TReal closed = TReal.NegatedMultiplyAdd(target, pool, profit) / (TReal.Of(1f) - target);
        return TReal.Max(TReal.Min(closed, profit), TReal.Of(0f));
    }

    /// <summary>
    /// Rank of a position in an order book's deleveraging, highest first: price over entry price (entry over price for a short) times its notional over
    /// the account's value. Source: hyperliquid.gitbook.io/hyperliquid-docs/trading/auto-deleveraging, which gives the first factor without the side; that
    /// of shorts is its mirror image here. An account without value ranks zero.
    /// </summary>
    /// <param name="price">Mark price.</param>
    /// <param name="entry">Entry price.</param>
    /// <param name="size">Units, long above zero.</param>
    /// <param name="accountValue">Equity of the account.</param>
    public static TReal Rank(TReal price, TReal entry, TReal size, TReal accountValue)
    {
        TReal zero = TReal.Of(0f);
        TReal gained = TReal.SelectLessThan(size, zero, entry / price, price / entry);
        TReal rank = gained * (TReal.Abs(size) * price / accountValue);
        return TReal.SelectLessThan(zero, accountValue, rank, zero);
    }

    /// <summary>What a profitable position gives up when it is closed at the bankruptcy price of the other side instead of the mark: |size| |price - bankruptcy|. dYdX closes so; Hyperliquid at the mark of before.</summary>
    public static TReal Forgone(TReal size, TReal price, TReal bankruptcy) => TReal.Abs(size) * TReal.Abs(price - bankruptcy);
}

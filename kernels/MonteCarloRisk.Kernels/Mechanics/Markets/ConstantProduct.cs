using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Markets;

/// <summary>A pool that keeps the product of its reserves. The price of the coin that goes out is reserveIn / reserveOut.</summary>
/// <remarks>Source: Uniswap/v2-core contracts/UniswapV2Pair.sol, v2-periphery UniswapV2Library.sol. The contract rounds what goes out down by one unit of the coin. The fee stays in the pool.</remarks>
public static class ConstantProduct<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>out = in (1 - fee) reserveOut / (reserveIn + in (1 - fee)).</summary>
    public static PoolSwap<TReal> Swap(TReal amount, TReal reserveIn, TReal reserveOut, TReal fee)
    {
        TReal counted = amount * (TReal.Of(1f) - fee);
        TReal got = counted * reserveOut / (reserveIn + counted);
        return new(amount, got, reserveIn + amount, reserveOut - got);
    }

    /// <summary>What must come in for the price to grow to a multiple: reserveIn (sqrt(multiple) - 1) / (1 - fee), the multiple at least one. The fee that stays moves it a little further.</summary>
    public static TReal AmountToMove(TReal reserveIn, TReal multiple, TReal fee)
    {
        TReal one = TReal.Of(1f);
        return reserveIn * (TReal.Sqrt(multiple) - one) / (one - fee);
    }

    /// <summary>
    /// What it costs to hold the price at a multiple once, if others trade the pool back at the price of before: reserveIn (sqrt(multiple) + 1 / sqrt(multiple) - 2),
    /// and the fee on what comes in. In the coin that comes in. The cost of corruption of an oracle that reads the pool.
    /// </summary>
    public static TReal CostToMove(TReal reserveIn, TReal multiple, TReal fee)
    {
        TReal root = TReal.Sqrt(multiple);
        TReal beyond = root - TReal.Of(1f);
        return TReal.MultiplyAdd(fee, AmountToMove(reserveIn, multiple, fee), reserveIn * (beyond * beyond / root));
    }
}

using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Processes;

/// <summary>Prices S_i = spot_i exp(x_i) out of log returns x_i since the start, which lie in consecutive slots.</summary>
internal static class LogPrices
{
    // Prices up to e^64 times the spot keep to single precision's normal range.
    private const float Largest = 64f;

    /// <summary>A log return within -64 and 64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Bounded<TReal, TMask>(TReal logReturn)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask> => TReal.Max(TReal.Of(-Largest), TReal.Min(TReal.Of(Largest), logReturn));

    /// <summary>Writes the prices to as many slots.</summary>
    public static void Write<TReal, TMask, TMemory>(ref TMemory memory, int logReturnSlot, int spotParameter, int assets, int priceSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (int asset = 0; asset < assets; asset++)
        {
            memory.Store(priceSlot + asset, memory.Parameter(spotParameter + asset) * TReal.Exp(memory.Load(logReturnSlot + asset)));
        }
    }

    /// <summary>Value of a basket: sum_i quantity_i S_i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal BasketValue<TReal, TMask, TMemory>(ref TMemory memory, int logReturnSlot, int spotParameter, int assets, int quantityParameter)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal price = memory.Parameter(spotParameter) * TReal.Exp(memory.Load(logReturnSlot));
        TReal value = memory.Parameter(quantityParameter) * price;
        for (int asset = 1; asset < assets; asset++)
        {
            price = memory.Parameter(spotParameter + asset) * TReal.Exp(memory.Load(logReturnSlot + asset));
            value = TReal.MultiplyAdd(memory.Parameter(quantityParameter + asset), price, value);
        }

        return value;
    }
}

using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Processes;

/// <summary>A price process of several assets, on a fixed grid of steps: date 0 is the start, date n the end of n steps.</summary>
public interface IProcess
{
    /// <summary>Number of assets.</summary>
    int AssetCount { get; }

    /// <summary>Number of steps of the grid.</summary>
    int StepCount { get; }

    /// <summary>First of AssetCount state slots that hold log(price / price at the start) on a date: the start, or one that the last move reached.</summary>
    int LogReturnsOn(int date);

    /// <summary>Puts every path at the start.</summary>
    void Start<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>;

    /// <summary>
    /// Moves every path on from a date, by as many steps as come with the random numbers of the first, and returns the date that it has reached;
    /// the next move goes on from there.
    /// </summary>
    int Advance<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>;

    /// <summary>Writes the prices on a date, the start or one that the last move reached, to AssetCount slots.</summary>
    void WritePrices<TReal, TMask, TMemory>(ref TMemory memory, int date, int priceSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>;

    /// <summary>Value of a basket on a date, the start or one that the last move reached: sum_i quantity_i S_i, of AssetCount quantities.</summary>
    TReal BasketValue<TReal, TMask, TMemory>(ref TMemory memory, int date, int quantityParameter)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>;
}

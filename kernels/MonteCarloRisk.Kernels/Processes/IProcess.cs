using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Processes;

/// <summary>A price process of several assets, on a fixed grid of steps.</summary>
public interface IProcess
{
    /// <summary>Number of assets.</summary>
    int AssetCount { get; }

    /// <summary>Number of steps of the grid.</summary>
    int StepCount { get; }

    /// <summary>First of AssetCount state slots that hold log(price / price at the start) at the end of a step, of those just taken; -1 is the start.</summary>
    int LogReturnsAt(int step);

    /// <summary>Puts every path at the start.</summary>
    void Start<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>;

    /// <summary>
    /// Moves every path over a step and over those after it that come with its random numbers, and returns the first step that is not yet taken;
    /// steps are taken in order from 0.
    /// </summary>
    int Advance<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow, int step)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>;

    /// <summary>Writes the prices at the end of a step, of those just taken, to AssetCount slots; -1 is the start.</summary>
    void WritePrices<TReal, TMask, TMemory>(ref TMemory memory, int step, int priceSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>;

    /// <summary>Value of a basket at the end of a step, of those just taken: sum_i quantity_i S_i, of AssetCount quantities.</summary>
    TReal BasketValue<TReal, TMask, TMemory>(ref TMemory memory, int step, int quantityParameter)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>;
}

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

    /// <summary>First of AssetCount state slots that hold log(price / price at the start).</summary>
    int LogReturnSlot { get; }

    /// <summary>Puts every path at the start.</summary>
    void Start<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>;

    /// <summary>Moves every path from the start of a step to its end; steps are taken in order from 0.</summary>
    void Advance<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow, int step)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>;

    /// <summary>Writes the prices at the current step to AssetCount slots.</summary>
    void WritePrices<TReal, TMask, TMemory>(ref TMemory memory, int priceSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>;
}

using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Processes;

/// <summary>How the log returns of one step come out of correlated normals, for models that are given on a step of fixed length.</summary>
public interface IStepReturn
{
    /// <summary>Puts every path at the start.</summary>
    void Start<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>;

    /// <summary>Draws what the steps from a date on need beside the normals of the assets; the date is a multiple of four.</summary>
    void Draw<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow, int date, int steps)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>;

    /// <summary>Prepares what all assets share on the step from a date, whose draws are there.</summary>
    void Begin<TReal, TMask, TMemory>(ref TMemory memory, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>;

    /// <summary>Log return of an asset on the step begun.</summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="shock">sum_j loading_ij z_j, its correlated normal times its scale on a step.</param>
    TReal LogReturn<TReal, TMask, TMemory>(ref TMemory memory, int asset, TReal shock)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>;
}

using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>What happens on a path from its start to its end, and what it adds to the tallies.</summary>
public interface IPathProgram
{
    /// <summary>Runs the paths of one lane.</summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="pathHigh">High 16 bits of the paths, the same for all paths of the lane.</param>
    /// <param name="pathLow">Low 32 bits of the first path; the others follow it.</param>
    void Run<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>;
}

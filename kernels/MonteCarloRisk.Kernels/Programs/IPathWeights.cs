using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>By how much the paths of a process count. It has no state, so that a program that counts each path once is laid out as if there were no weights.</summary>
/// <typeparam name="TProcess">The process.</typeparam>
public interface IPathWeights<TProcess>
    where TProcess : unmanaged, IProcess
{
    /// <summary>Whether paths have weights; where not, nothing else is asked.</summary>
    static abstract bool HasWeights { get; }

    /// <summary>Begins a path, before the process starts.</summary>
    static abstract void Begin<TReal, TMask, TWord, TMemory>(ref TProcess process, ref TMemory memory, uint pathHigh, uint pathLow)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>;

    /// <summary>Takes note of a date, once its prices and options are known and before anything of it is counted.</summary>
    static abstract void Observe<TReal, TMask, TMemory>(ref TProcess process, ref TMemory memory, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>;

    /// <summary>The weight of what happens on the date that was observed last, from 0 to 1: the likelihood ratio times the share of paths that follow the model.</summary>
    static abstract TReal On<TReal, TMask, TMemory>(ref TProcess process, ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>;

    /// <summary>Adds what only weighted paths are asked at their end: the likelihood ratio, whose mean is one.</summary>
    static abstract void End<TReal, TMask, TMemory>(ref TProcess process, ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>;

    /// <summary>Where weights are added up.</summary>
    static abstract WeightPlaces Places(ref TProcess process);
}

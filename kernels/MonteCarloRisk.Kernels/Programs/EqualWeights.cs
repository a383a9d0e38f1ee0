using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>Every path counts once.</summary>
/// <typeparam name="TProcess">The process.</typeparam>
public readonly struct EqualWeights<TProcess> : IPathWeights<TProcess>
    where TProcess : unmanaged, IProcess
{
    /// <inheritdoc/>
    public static bool HasWeights => false;

    /// <inheritdoc/>
    public static void Begin<TReal, TMask, TWord, TMemory>(ref TProcess process, ref TMemory memory, uint pathHigh, uint pathLow)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
    }

    /// <inheritdoc/>
    public static void Observe<TReal, TMask, TMemory>(ref TProcess process, ref TMemory memory, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
    }

    /// <inheritdoc/>
    public static TReal On<TReal, TMask, TMemory>(ref TProcess process, ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> => TReal.Of(1f);

    /// <inheritdoc/>
    public static void End<TReal, TMask, TMemory>(ref TProcess process, ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
    }

    /// <inheritdoc/>
    public static WeightPlaces Places(ref TProcess process) => default;
}

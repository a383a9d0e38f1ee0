using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>Paths that are drawn from a mixture of failure modes count by their likelihood ratio on the date of what happens.</summary>
/// <typeparam name="TProcess">The process, its draws tilted.</typeparam>
public readonly struct LikelihoodRatios<TProcess> : IPathWeights<TiltedProcess<TProcess>>
    where TProcess : unmanaged, IProcess
{
    /// <inheritdoc/>
    public static bool HasWeights => true;

    /// <inheritdoc/>
    public static void Begin<TReal, TMask, TWord, TMemory>(ref TiltedProcess<TProcess> process, ref TMemory memory, uint pathHigh, uint pathLow)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        process.Mixture.Start<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow);
        for (int slot = 0; slot < WeightPlaces.Slots; slot++) memory.Store(process.WeightSlot + slot, TReal.Of(0f));
    }

    /// <inheritdoc/>
    public static void Observe<TReal, TMask, TMemory>(ref TiltedProcess<TProcess> process, ref TMemory memory, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> => process.Mixture.Observe<TReal, TMask, TMemory>(ref memory, date);

    /// <inheritdoc/>
    public static TReal On<TReal, TMask, TMemory>(ref TiltedProcess<TProcess> process, ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        // The least that the mixture's density can be over the model's is the defensive share; Min also takes what is not a number for one, which the mean ratio then shows.
        TReal defensive = memory.Parameter(process.Mixture.WeightParameter + process.Mixture.Modes);
        return TReal.Min(process.Mixture.LikelihoodRatio<TReal, TMask, TMemory>(ref memory, defensive), TReal.Of(1f));
    }

    /// <inheritdoc/>
    public static void End<TReal, TMask, TMemory>(ref TiltedProcess<TProcess> process, ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal ratio = process.Mixture.LikelihoodRatio<TReal, TMask, TMemory>(ref memory, TReal.Of(1f));
        MomentTallies.Add<TReal, TMask, TMemory>(ref memory, TReal.Equal(zero, zero), ratio, process.RatioTally);
    }

    /// <inheritdoc/>
    public static WeightPlaces Places(ref TiltedProcess<TProcess> process) => new(process.WeightTally, process.WeightSlot);
}

using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>A process whose draws come from a mixture of failure modes, and where its weights are added up.</summary>
/// <param name="Process">The process, its draws tilted.</param>
/// <param name="Mixture">The modes.</param>
/// <param name="WeightTally">First tally of the weights, see <see cref="WeightPlaces"/>.</param>
/// <param name="WeightSlot">First state slot of the weights.</param>
/// <param name="RatioTally">First tally of the moments of the likelihood ratio at the end of every path, whose mean is one.</param>
public record struct TiltedProcess<TProcess>(TProcess Process, ModeMixture Mixture, int WeightTally, int WeightSlot, int RatioTally) : IProcess
    where TProcess : unmanaged, IProcess
{
    /// <summary>The process; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public TProcess Process = Process;

    /// <summary>The modes; a plain field for the same reason.</summary>
    public ModeMixture Mixture = Mixture;

    /// <inheritdoc/>
    public int AssetCount => Process.AssetCount;

    /// <inheritdoc/>
    public int StepCount => Process.StepCount;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int LogReturnsOn(int date) => Process.LogReturnsOn(date);

    /// <inheritdoc/>
    public void Start<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> => Process.Start<TReal, TMask, TMemory>(ref memory);

    /// <inheritdoc/>
    public int Advance<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask> => Process.Advance<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, date);

    /// <inheritdoc/>
    public void WritePrices<TReal, TMask, TMemory>(ref TMemory memory, int date, int priceSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> => Process.WritePrices<TReal, TMask, TMemory>(ref memory, date, priceSlot);

    /// <inheritdoc/>
    public TReal BasketValue<TReal, TMask, TMemory>(ref TMemory memory, int date, int quantityParameter)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> => Process.BasketValue<TReal, TMask, TMemory>(ref memory, date, quantityParameter);
}

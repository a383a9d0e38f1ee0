using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// First passage of collateral against plain debt on paths of a tilt whose walk along it is drawn by strata; a path counts by its likelihood ratio where it is first insolvent, in the sum
/// of all paths and in that of its replicate, since paths of a group are not independent.
/// </summary>
/// <param name="Process">The price process, its draws bridged along the tilt.</param>
/// <param name="Tilt">The tilt and its strata.</param>
/// <param name="Buckets">Buckets of the scaled ratios of insolvent paths.</param>
/// <param name="ValueSlot">First state slot of the collateral's value on the dates of a batch.</param>
/// <param name="QuantityParameter">First parameter of the quantities; then the debt.</param>
/// <param name="ScaleParameter">Parameter of the scale that the ratios of insolvent paths are multiplied by, so that they are numbers of ordinary size.</param>
public record struct StratifiedFirstPassage<TProcess>(
    TProcess Process,
    StratifiedTilt Tilt,
    LogBuckets Buckets,
    int ValueSlot,
    int QuantityParameter,
    int ScaleParameter) : IPathProgram
    where TProcess : unmanaged, IProcess
{
    /// <summary>The price process; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public TProcess Process = Process;

    /// <summary>The tilt; a plain field for the same reason.</summary>
    public StratifiedTilt Tilt = Tilt;

    /// <inheritdoc/>
    public void Run<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal debt = memory.Parameter(QuantityParameter + Process.AssetCount);
        int replicate = StratifiedTallies.FirstReplicate(Buckets) + (ExactSum.Tallies * Tilt.Unit(pathLow, StratifiedTallies.Replicates));
        Tilt.Start<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow);
        Process.Start<TReal, TMask, TMemory>(ref memory);
        TMask solvent = TReal.Equal(debt, debt);
        int date = 0;
        while (date < Process.StepCount && TMask.Any(solvent))
        {
            int end = Process.Advance<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, date);
            TReal lowest = Value<TReal, TMask, TMemory>(ref memory, date + 1, end);
            if (TMask.Any(TReal.LessOrEqual(lowest, debt) & solvent)) solvent = Close<TReal, TMask, TMemory>(ref memory, date + 1, end, debt, solvent, replicate);
            date = end;
        }

        if (TMask.Any(solvent)) MomentTallies.Add<TReal, TMask, TMemory>(ref memory, solvent, Tilt.LikelihoodRatio<TReal, TMask, TMemory>(ref memory, date, TReal.Of(1f)), TiltedTallies.Ratio);
    }

    // The collateral's value on all dates of a batch, and the lowest of them.
    private TReal Value<TReal, TMask, TMemory>(ref TMemory memory, int date, int end)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal lowest = TReal.Of(float.MaxValue);
        for (int slot = ValueSlot; date <= end; date++, slot++)
        {
            TReal value = Process.BasketValue<TReal, TMask, TMemory>(ref memory, date, QuantityParameter);
            memory.Store(slot, value);
            lowest = TReal.Min(value, lowest);
        }

        return lowest;
    }

    // Counts the paths that are first insolvent on a date of the batch, and returns those that still are solvent.
    private TMask Close<TReal, TMask, TMemory>(ref TMemory memory, int date, int end, TReal debt, TMask solvent, int replicate)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (int slot = ValueSlot; date <= end; date++, slot++)
        {
            TMask insolvent = TReal.LessOrEqual(memory.Load(slot), debt) & solvent;
            if (!TMask.Any(insolvent)) continue;

            TReal scale = memory.Parameter(ScaleParameter);
            TReal scaled = Tilt.LikelihoodRatio<TReal, TMask, TMemory>(ref memory, date, scale);
            memory.Count(insolvent, TiltedTallies.Insolvencies, 1);
            MomentTallies.Add<TReal, TMask, TMemory>(ref memory, insolvent, scaled, TiltedTallies.ScaledRatio);
            memory.AddExact(insolvent, scaled, replicate);
            MomentTallies.Add<TReal, TMask, TMemory>(ref memory, insolvent, scaled / scale, TiltedTallies.Ratio);
            memory.CountBucket(insolvent, scaled, Buckets, TiltedTallies.FirstBucket);
            solvent &= !insolvent;
        }

        return solvent;
    }
}

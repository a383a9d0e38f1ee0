using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// First passage of any of several isolated positions, each insolvent where sum_i quantity_i S_i &lt;= debt on a date, on paths that are drawn from a mixture of tilts. A path
/// counts by its likelihood ratio where the first position fails, and for each position by the ratio where that one fails.
/// </summary>
/// <param name="Process">The price process, its draws tilted.</param>
/// <param name="Mixture">The tilts; without any the paths are those of the model.</param>
/// <param name="Buckets">Buckets of the scaled ratios of paths on which a position fails.</param>
/// <param name="Positions">Number of positions.</param>
/// <param name="PriceSlot">First state slot of the prices on a date.</param>
/// <param name="OpenSlot">First state slot of the positions: one as long as it is solvent, zero from then on.</param>
/// <param name="PositionParameter">First parameter of the positions: for each the quantities, then the debt.</param>
/// <param name="ScaleParameter">Parameter of the scale that the ratios of failed paths are multiplied by, so that they are numbers of ordinary size.</param>
public record struct TiltedUnionPassage<TProcess>(
    TProcess Process,
    TiltMixture Mixture,
    LogBuckets Buckets,
    int Positions,
    int PriceSlot,
    int OpenSlot,
    int PositionParameter,
    int ScaleParameter) : IPathProgram
    where TProcess : unmanaged, IProcess
{
    /// <summary>The price process; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public TProcess Process = Process;

    /// <summary>The tilts; a plain field for the same reason.</summary>
    public TiltMixture Mixture = Mixture;

    /// <inheritdoc/>
    public void Run<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal one = TReal.Of(1f);
        Mixture.Start<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow);
        Process.Start<TReal, TMask, TMemory>(ref memory);
        for (int position = 0; position < Positions; position++) memory.Store(OpenSlot + position, one);
        TMask solvent = TReal.Equal(one, one);
        TMask open = solvent;
        int date = 0;
        while (date < Process.StepCount && TMask.Any(open))
        {
            int end = Process.Advance<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, date);
            while (date < end)
            {
                date++;
                TMask failed = Watch<TReal, TMask, TMemory>(ref memory, date) & solvent;
                if (TMask.Any(failed)) Close<TReal, TMask, TMemory>(ref memory, date, failed);
                solvent &= !failed;
            }

            open = Open<TReal, TMask, TMemory>(ref memory);
        }

        if (TMask.Any(solvent)) MomentTallies.Add<TReal, TMask, TMemory>(ref memory, solvent, Mixture.LikelihoodRatio<TReal, TMask, TMemory>(ref memory, date, one), TiltedTallies.Ratio);
    }

    // Counts the positions that fail on a date; returns the paths on which one does.
    private TMask Watch<TReal, TMask, TMemory>(ref TMemory memory, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        Process.WritePrices<TReal, TMask, TMemory>(ref memory, date, PriceSlot);
        TMask any = TReal.LessOrEqual(one, zero);
        int parameter = PositionParameter;
        for (int position = 0; position < Positions; position++, parameter++)
        {
            TReal value = memory.Parameter(parameter) * memory.Load(PriceSlot);
            parameter++;
            for (int asset = 1; asset < Process.AssetCount; asset++, parameter++) value = TReal.MultiplyAdd(memory.Parameter(parameter), memory.Load(PriceSlot + asset), value);
            TReal isOpen = memory.Load(OpenSlot + position);
            TMask failed = TReal.LessOrEqual(value, memory.Parameter(parameter)) & TReal.Equal(isOpen, one);
            if (!TMask.Any(failed)) continue;

            int tally = UnionTallies.Of(Buckets, position);
            memory.Count(failed, tally, 1);
            MomentTallies.Add<TReal, TMask, TMemory>(ref memory, failed, Mixture.LikelihoodRatio<TReal, TMask, TMemory>(ref memory, date, memory.Parameter(ScaleParameter)), tally + 1);
            memory.Store(OpenSlot + position, TReal.Select(failed, zero, isOpen));
            any |= failed;
        }

        return any;
    }

    // Counts the paths on which the first position fails.
    private void Close<TReal, TMask, TMemory>(ref TMemory memory, int date, TMask failed)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal scale = memory.Parameter(ScaleParameter);
        TReal scaled = Mixture.LikelihoodRatio<TReal, TMask, TMemory>(ref memory, date, scale);
        memory.Count(failed, TiltedTallies.Insolvencies, 1);
        MomentTallies.Add<TReal, TMask, TMemory>(ref memory, failed, scaled, TiltedTallies.ScaledRatio);
        MomentTallies.Add<TReal, TMask, TMemory>(ref memory, failed, scaled / scale, TiltedTallies.Ratio);
        memory.CountBucket(failed, scaled, Buckets, TiltedTallies.FirstBucket);
    }

    private TMask Open<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal most = memory.Load(OpenSlot);
        for (int position = 1; position < Positions; position++) most = TReal.Max(most, memory.Load(OpenSlot + position));
        return TReal.Equal(most, TReal.Of(1f));
    }
}

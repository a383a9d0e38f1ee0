using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// First passage of collateral against plain debt on paths that are drawn from a mixture of tilts: a path draws tilt m with its weight
/// alpha_m, its log returns x of geometric Brownian motion become x_i + shift_mi t, and it counts by its likelihood ratio where it is
/// first insolvent.
/// </summary>
/// <remarks>
/// ratio(t) = 1 / sum_m alpha_m exp(l_m), l_m = sum_i c_mi x_i(t) - d_m t: what tilt m makes of the density of the path up to t, which hangs on
/// its end alone, since tilts are constant in time. Any stopping time may take the place of t. Source: S. Asmussen, P. Glynn, <i>Stochastic
/// Simulation</i>, 2007, sections V.1 and VI.2.
/// </remarks>
/// <param name="Process">The price process, under the measure that is asked about.</param>
/// <param name="Tilting">Where the uniforms come from that choose tilts, one a path.</param>
/// <param name="Tilts">Number of tilts, that of the model itself among them.</param>
/// <param name="Buckets">Buckets of the scaled ratios of insolvent paths.</param>
/// <param name="ChoiceSlot">First of four state slots of the choice.</param>
/// <param name="ShiftSlot">First state slot of the path's shift per year, one an asset.</param>
/// <param name="ValueSlot">First state slot of the collateral's value on the dates of a batch.</param>
/// <param name="BatchDates">The most dates of a batch.</param>
/// <param name="ValueParameter">First parameter of quantity_i spot_i; then the debt.</param>
/// <param name="TimeParameter">First parameter of the dates in years.</param>
/// <param name="ChoiceParameter">First parameter of the cumulative weights of the tilts but the last.</param>
/// <param name="ShiftParameter">First parameter of the shifts per year: all tilts of the first asset, then of the next.</param>
/// <param name="TiltParameter">First parameter of the tilts, one after the other: alpha, d, then c of each asset.</param>
/// <param name="ScaleParameter">Parameter of the scale that the ratios of insolvent paths are multiplied by, so that they are numbers of ordinary size.</param>
public record struct TiltedFirstPassage<TProcess>(
    TProcess Process,
    PhiloxNormals Tilting,
    int Tilts,
    LogBuckets Buckets,
    int ChoiceSlot,
    int ShiftSlot,
    int ValueSlot,
    int BatchDates,
    int ValueParameter,
    int TimeParameter,
    int ChoiceParameter,
    int ShiftParameter,
    int TiltParameter,
    int ScaleParameter) : IPathProgram
    where TProcess : unmanaged, IProcess
{
    /// <summary>Tally of the insolvent paths.</summary>
    public const int Insolvencies = 0;

    /// <summary>First tally of the moments of the scaled ratio, zero on solvent paths.</summary>
    public const int ScaledRatio = 1;

    /// <summary>First tally of the moments of the ratio at the end of every path, whose mean is one.</summary>
    public const int Ratio = ScaledRatio + MomentTallies.Count;

    /// <summary>First tally of the buckets.</summary>
    public const int FirstBucket = Ratio + MomentTallies.Count;

    /// <summary>The price process; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public TProcess Process = Process;

    /// <summary>Where the uniforms come from; a plain field for the same reason.</summary>
    public PhiloxNormals Tilting = Tilting;

    /// <inheritdoc/>
    public void Run<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal debt = memory.Parameter(ValueParameter + Process.AssetCount);
        Tilting.WriteHalfUniforms<TReal, TMask, TWord, TMemory>(ref memory, ChoiceSlot, pathHigh, pathLow, 0, 1);
        Choose<TReal, TMask, TMemory>(ref memory);
        Process.Start<TReal, TMask, TMemory>(ref memory);
        TMask solvent = TReal.Equal(debt, debt);
        int date = 0;
        while (date < Process.StepCount && TMask.Any(solvent))
        {
            int end = Process.Advance<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, date);
            TReal lowest = Value<TReal, TMask, TMemory>(ref memory, date + 1, end);
            if (TMask.Any(TReal.LessOrEqual(lowest, debt) & solvent)) solvent = Close<TReal, TMask, TMemory>(ref memory, date + 1, end, debt, solvent);
            date = end;
        }

        if (TMask.Any(solvent)) MomentTallies.Add<TReal, TMask, TMemory>(ref memory, solvent, LikelihoodRatio<TReal, TMask, TMemory>(ref memory, date, TReal.Of(1f)), Ratio);
    }

    // The tilt of each path, by inversion of the uniform, and with it its shifts.
    private void Choose<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TReal signed = memory.Load(ChoiceSlot);
        TReal uniform = TReal.SelectLessThan(signed, zero, one + signed, signed);
        TReal tilt = zero;
        for (int before = 0; before < Tilts - 1; before++)
        {
            tilt += TReal.SelectLessThan(memory.Parameter(ChoiceParameter + before), uniform, one, zero);
        }

        for (int asset = 0; asset < Process.AssetCount; asset++) memory.Store(ShiftSlot + asset, memory.ParameterAt(ShiftParameter + (asset * Tilts), tilt));
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
            TReal time = memory.Parameter(TimeParameter + date);
            int logReturns = Process.LogReturnsOn(date);
            TReal value = memory.Parameter(ValueParameter) * TReal.Exp(TReal.MultiplyAdd(memory.Load(ShiftSlot), time, memory.Load(logReturns)));
            for (int asset = 1; asset < Process.AssetCount; asset++)
            {
                TReal moved = TReal.MultiplyAdd(memory.Load(ShiftSlot + asset), time, memory.Load(logReturns + asset));
                value = TReal.MultiplyAdd(memory.Parameter(ValueParameter + asset), TReal.Exp(moved), value);
            }

            memory.Store(slot, value);
            lowest = TReal.Min(value, lowest);
        }

        return lowest;
    }

    // Counts the paths that are first insolvent on a date of the batch, and returns those that still are solvent.
    private TMask Close<TReal, TMask, TMemory>(ref TMemory memory, int date, int end, TReal debt, TMask solvent)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (int slot = ValueSlot; date <= end; date++, slot++)
        {
            TMask insolvent = TReal.LessOrEqual(memory.Load(slot), debt) & solvent;
            if (!TMask.Any(insolvent)) continue;

            TReal scale = memory.Parameter(ScaleParameter);
            TReal scaled = LikelihoodRatio<TReal, TMask, TMemory>(ref memory, date, scale);
            memory.Count(insolvent, Insolvencies, 1);
            MomentTallies.Add<TReal, TMask, TMemory>(ref memory, insolvent, scaled, ScaledRatio);
            MomentTallies.Add<TReal, TMask, TMemory>(ref memory, insolvent, scaled / scale, Ratio);
            memory.CountBucket(insolvent, scaled, Buckets, FirstBucket);
            solvent &= !insolvent;
        }

        return solvent;
    }

    // scale / sum_m alpha_m exp(l_m), from the log returns on a date.
    private TReal LikelihoodRatio<TReal, TMask, TMemory>(ref TMemory memory, int date, TReal scale)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal time = memory.Parameter(TimeParameter + date);
        int logReturns = Process.LogReturnsOn(date);
        int tilt = TiltParameter;
        TReal density = TReal.Of(0f);
        for (int m = 0; m < Tilts; m++, tilt += Process.AssetCount + 2)
        {
            TReal exponent = -(memory.Parameter(tilt + 1) * time);
            for (int asset = 0; asset < Process.AssetCount; asset++)
            {
                TReal moved = TReal.MultiplyAdd(memory.Load(ShiftSlot + asset), time, memory.Load(logReturns + asset));
                exponent = TReal.MultiplyAdd(memory.Parameter(tilt + 2 + asset), moved, exponent);
            }

            density = TReal.MultiplyAdd(memory.Parameter(tilt), TReal.Exp(exponent), density);
        }

        return scale / density;
    }
}

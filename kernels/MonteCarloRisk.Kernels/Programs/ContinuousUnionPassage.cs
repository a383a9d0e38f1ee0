using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// First passage of any of several positions, each of one asset against a barrier, watched at every instant. Given the ends of a step each asset crosses by its own bridge, with a probability c that is known; how their bridges hang together is not, so that
/// the chance of any lies between max c and min(1, sum c), and the steps are independent given their ends. The tallies hold the moments of the lower bound, of the upper bound, and of each position's own crossing probability, which is exact.
/// </summary>
/// <remarks>Bounds: M. Fréchet, Fundamenta Mathematicae 25 (1935) 379. The bridge: P. Glasserman, "Monte Carlo Methods in Financial Engineering", section 6.4.</remarks>
/// <param name="Process">The price process.</param>
/// <param name="Positions">Number of positions.</param>
/// <param name="StateSlot">First of two state slots a position: its distance from the barrier on the date before, and its crossing probability so far.</param>
/// <param name="AssetInteger">First integer of the positions' assets.</param>
/// <param name="BarrierParameter">First parameter of the positions: 1 where it fails below, -1 above; the barrier of the log return; then by step 2 / (volatility^2 dt).</param>
public record struct ContinuousUnionPassage<TProcess>(TProcess Process, int Positions, int StateSlot, int AssetInteger, int BarrierParameter) : IPathProgram
    where TProcess : unmanaged, IProcess
{
    /// <summary>Tally of the moments of the upper bound, behind those of the lower.</summary>
    public const int UpperBound = MomentTallies.Count;

    /// <summary>Tally of the moments of the first position; each takes as many.</summary>
    public const int FirstPosition = 2 * MomentTallies.Count;

    /// <summary>The price process; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public TProcess Process = Process;

    /// <inheritdoc/>
    public void Run<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal one = TReal.Of(1f);
        Process.Start<TReal, TMask, TMemory>(ref memory);
        TReal low = Open<TReal, TMask, TMemory>(ref memory);
        TReal high = low;
        for (int date = 0; date < Process.StepCount;)
        {
            int end = Process.Advance<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, date);
            while (date < end)
            {
                date++;
                TReal most = Cross<TReal, TMask, TMemory>(ref memory, date, out TReal sum);
                low = TReal.Min(TReal.MultiplyAdd(one - low, most, low), one);
                high = TReal.Min(TReal.MultiplyAdd(one - high, TReal.Min(sum, one), high), one);
            }
        }

        TMask all = TReal.Equal(one, one);
        MomentTallies.Add<TReal, TMask, TMemory>(ref memory, all, low, 0);
        MomentTallies.Add<TReal, TMask, TMemory>(ref memory, all, high, UpperBound);
        for (int position = 0; position < Positions; position++)
        {
            MomentTallies.Add<TReal, TMask, TMemory>(ref memory, all, memory.Load(StateSlot + (2 * position) + 1), FirstPosition + (position * MomentTallies.Count));
        }
    }

    // Puts the positions at the start; one where a position has failed there, else zero.
    private TReal Open<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal failed = zero;
        for (int position = 0; position < Positions; position++)
        {
            TReal distance = Distance<TReal, TMask, TMemory>(ref memory, 0, position);
            TReal own = TReal.Select(TReal.LessOrEqual(distance, zero), TReal.Of(1f), zero);
            memory.Store(StateSlot + (2 * position), TReal.Max(distance, zero));
            memory.Store(StateSlot + (2 * position) + 1, own);
            failed = TReal.Max(failed, own);
        }

        return failed;
    }

    // The largest crossing probability of a step, and the sum of all.
    private TReal Cross<TReal, TMask, TMemory>(ref TMemory memory, int date, out TReal sum)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TReal most = zero;
        sum = zero;
        for (int position = 0; position < Positions; position++)
        {
            int slot = StateSlot + (2 * position);
            TReal after = Distance<TReal, TMask, TMemory>(ref memory, date, position);
            TReal bridge = TReal.Exp(-(memory.Load(slot) * after * memory.Parameter(BarrierParameter + (position * (Process.StepCount + 2)) + 1 + date)));
            TReal crossing = TReal.Select(TReal.LessOrEqual(after, zero), one, bridge);
            TReal crossed = memory.Load(slot + 1);
            memory.Store(slot, TReal.Max(after, zero));
            memory.Store(slot + 1, TReal.Min(TReal.MultiplyAdd(one - crossed, crossing, crossed), one));
            most = TReal.Max(most, crossing);
            sum += crossing;
        }

        return most;
    }

    private TReal Distance<TReal, TMask, TMemory>(ref TMemory memory, int date, int position)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int parameter = BarrierParameter + (position * (Process.StepCount + 2));
        return memory.Parameter(parameter) * (memory.Load(Process.LogReturnsOn(date) + memory.Integer(AssetInteger + position)) - memory.Parameter(parameter + 1));
    }
}

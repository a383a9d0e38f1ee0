using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// First passage of one asset against plain debt, watched at every instant: given the ends x0, x1 of a step of log returns, the path
/// between them is a Brownian bridge and crosses the barrier b with probability exp(-2 (x0 - b)(x1 - b) / (volatility^2 dt)) where both
/// ends lie above it, and surely otherwise. The tallies hold the moments of the crossing probability given the ends.
/// </summary>
/// <remarks>
/// Source: P. Glasserman, "Monte Carlo Methods in Financial Engineering", section 6.4. For one asset only: the bridges of correlated
/// assets are not independent, so a product of their probabilities is wrong.
/// </remarks>
/// <param name="Process">The price process, of one asset.</param>
/// <param name="BarrierParameter">Parameter of the barrier log(debt / (quantity spot)); then, by step, 2 / (volatility^2 dt).</param>
public record struct ContinuousFirstPassage<TProcess>(TProcess Process, int BarrierParameter) : IPathProgram
    where TProcess : unmanaged, IProcess
{
    /// <summary>The price process; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public TProcess Process = Process;

    /// <summary>Number of tallies: the moments of the crossing probability.</summary>
    public const int Tallies = MomentTallies.Count;

    /// <inheritdoc/>
    public void Run<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TReal barrier = memory.Parameter(BarrierParameter);
        Process.Start<TReal, TMask, TMemory>(ref memory);
        TReal before = memory.Load(Process.LogReturnsOn(0)) - barrier;
        TReal crossed = TReal.Select(TReal.LessOrEqual(before, zero), one, zero);
        for (int date = 0; date < Process.StepCount;)
        {
            int end = Process.Advance<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, date);
            while (date < end)
            {
                date++;
                TReal after = memory.Load(Process.LogReturnsOn(date)) - barrier;
                TReal bridge = TReal.Exp(-(before * after * memory.Parameter(BarrierParameter + date)));
                TReal crossing = TReal.Select(TReal.LessOrEqual(after, zero), one, bridge);
                crossed = TReal.Min(TReal.MultiplyAdd(one - crossed, crossing, crossed), one);
                before = TReal.Max(after, zero);
            }
        }

        MomentTallies.Add<TReal, TMask, TMemory>(ref memory, TReal.Equal(one, one), crossed, 0);
    }
}

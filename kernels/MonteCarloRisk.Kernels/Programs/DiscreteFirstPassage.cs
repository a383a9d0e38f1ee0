using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// First passage of an account of collateral against plain debt, seen at the end of every step:
/// a path is insolvent where sum_i quantity_i S_i &lt;= debt on any of these dates.
/// </summary>
/// <param name="Process">The price process.</param>
/// <param name="QuantityParameter">First parameter of the quantities; then the debt.</param>
public record struct DiscreteFirstPassage<TProcess>(TProcess Process, int QuantityParameter) : IPathProgram
    where TProcess : unmanaged, IProcess
{
    /// <summary>The price process; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public TProcess Process = Process;

    /// <summary>Number of tallies: the insolvent paths.</summary>
    public const int Tallies = 1;

    /// <inheritdoc/>
    public void Run<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal debt = memory.Parameter(QuantityParameter + Process.AssetCount);
        TReal lowest = TReal.Of(float.MaxValue);
        Process.Start<TReal, TMask, TMemory>(ref memory);
        for (int date = 0; date < Process.StepCount;)
        {
            int end = Process.Advance<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, date);
            lowest = TReal.Min(Lowest<TReal, TMask, TMemory>(ref memory, date + 1, end), lowest);
            date = end;
        }

        TMask insolvent = TReal.LessOrEqual(lowest, debt);
        if (TMask.Any(insolvent)) memory.Count(insolvent, 0, 1);
    }

    // Over all dates of a batch at once: their prices do not wait for each other.
    private TReal Lowest<TReal, TMask, TMemory>(ref TMemory memory, int date, int end)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal lowest = TReal.Of(float.MaxValue);
        for (; date <= end; date++) lowest = TReal.Min(Process.BasketValue<TReal, TMask, TMemory>(ref memory, date, QuantityParameter), lowest);
        return lowest;
    }
}

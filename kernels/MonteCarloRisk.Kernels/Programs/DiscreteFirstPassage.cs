using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// First passage of an account of collateral against plain debt, seen at the end of every step:
/// a path is insolvent where sum_i quantity_i S_i &lt;= debt on any of these dates.
/// </summary>
/// <param name="Process">The price process.</param>
/// <param name="PriceSlot">First state slot of the prices.</param>
/// <param name="QuantityParameter">First parameter of the quantities; then the debt.</param>
public record struct DiscreteFirstPassage<TProcess>(TProcess Process, int PriceSlot, int QuantityParameter) : IPathProgram
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
        int assets = Process.AssetCount;
        TReal debt = memory.Parameter(QuantityParameter + assets);
        TReal lowest = TReal.Of(float.MaxValue);
        Process.Start<TReal, TMask, TMemory>(ref memory);
        for (int step = 0; step < Process.StepCount; step++)
        {
            Process.Advance<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, step);
            Process.WritePrices<TReal, TMask, TMemory>(ref memory, PriceSlot);
            TReal collateral = memory.Parameter(QuantityParameter) * memory.Load(PriceSlot);
            for (int asset = 1; asset < assets; asset++)
            {
                collateral = TReal.MultiplyAdd(memory.Parameter(QuantityParameter + asset), memory.Load(PriceSlot + asset), collateral);
            }

            lowest = TReal.Min(collateral, lowest);
        }

        TMask insolvent = TReal.LessOrEqual(lowest, debt);
        if (TMask.Any(insolvent)) memory.Count(insolvent, 0, 1);
    }
}

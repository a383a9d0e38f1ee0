using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// Discounted payoff of a European option on a basket: discountFactor * max(sign * (aggregate_i(weight_i S_i) - strike), 0)
/// at the end of the grid, sign 1 for a call and -1 for a put. One asset of weight one is the plain European option.
/// </summary>
/// <param name="Process">The price process.</param>
/// <param name="Aggregation">How the weighted prices are joined.</param>
/// <param name="PriceSlot">First state slot of the prices.</param>
/// <param name="WeightParameter">First parameter of the weights; then strike, sign, discount factor.</param>
public record struct BasketOption<TProcess>(TProcess Process, int Aggregation, int PriceSlot, int WeightParameter) : IPathProgram
    where TProcess : unmanaged, IProcess
{
    /// <summary>The price process; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public TProcess Process = Process;

    /// <summary>Number of tallies: the moments of the payoff.</summary>
    public const int Tallies = MomentTallies.Count;

    /// <inheritdoc/>
    public void Run<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        Process.Start<TReal, TMask, TMemory>(ref memory);
        int date = 0;
        while (date < Process.StepCount) date = Process.Advance<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, date);

        Process.WritePrices<TReal, TMask, TMemory>(ref memory, date, PriceSlot);
        int assets = Process.AssetCount;
        TReal aggregate = memory.Parameter(WeightParameter) * memory.Load(PriceSlot);
        for (int asset = 1; asset < assets; asset++)
        {
            TReal weight = memory.Parameter(WeightParameter + asset);
            TReal price = memory.Load(PriceSlot + asset);
            if (Aggregation == (int)BasketAggregation.Sum) aggregate = TReal.MultiplyAdd(weight, price, aggregate);
            else if (Aggregation == (int)BasketAggregation.Minimum) aggregate = TReal.Min(weight * price, aggregate);
            else aggregate = TReal.Max(weight * price, aggregate);
        }

        TReal strike = memory.Parameter(WeightParameter + assets);
        TReal sign = memory.Parameter(WeightParameter + assets + 1);
        TReal discountFactor = memory.Parameter(WeightParameter + assets + 2);
        TReal payoff = discountFactor * TReal.Max(sign * (aggregate - strike), TReal.Of(0f));
        MomentTallies.Add<TReal, TMask, TMemory>(ref memory, TReal.Equal(strike, strike), payoff, 0);
    }
}

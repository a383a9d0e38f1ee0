using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Processes;

/// <summary>
/// Filtered historical simulation: on each step one day of the history is drawn, the same for all assets, and its residuals are scaled up by volatilities that
/// move along the path; see <see cref="ConditionalVariances"/>. log(S_i / S_i at the start) stays within -64 and 64.
/// </summary>
/// <remarks>Source: G. Barone-Adesi, K. Giannopoulos, L. Vosper, "VaR without correlations for portfolios of derivative securities", Journal of Futures Markets 19, 1999.</remarks>
/// <param name="Source">Where the days come from, one draw a step.</param>
/// <param name="AssetCount">Number of assets.</param>
/// <param name="StepCount">Number of steps.</param>
/// <param name="BatchSteps">Steps served by one batch of draws: a power of two, four or more.</param>
/// <param name="DayCount">Days of the history; times the number of assets at most 2^22.</param>
/// <param name="DaySlot">First state slot of the days of a batch, as many as it has steps.</param>
/// <param name="LogReturnSlot">First of BatchSteps * AssetCount state slots, a row a date: the log returns; those of a batch's last date go to the first row.</param>
/// <param name="VarianceSlot">First state slot of the assets' variances.</param>
/// <param name="SpotParameter">First parameter of the spots.</param>
/// <param name="ResidualParameter">First parameter of the residuals, a row a day.</param>
/// <param name="RecursionParameter">First parameter of the assets' recursions, as <see cref="ConditionalVariances"/> takes them.</param>
public record struct FilteredHistory<TSource>(
    TSource Source,
    int AssetCount,
    int StepCount,
    int BatchSteps,
    int DayCount,
    int DaySlot,
    int LogReturnSlot,
    int VarianceSlot,
    int SpotParameter,
    int ResidualParameter,
    int RecursionParameter) : IProcess
    where TSource : unmanaged, INormalSource
{
    /// <summary>Where the days come from; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public TSource Source = Source;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int LogReturnsOn(int date) => LogReturnSlot + ((date & (BatchSteps - 1)) * AssetCount);

    /// <inheritdoc/>
    public void Start<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (int asset = 0; asset < AssetCount; asset++) memory.Store(LogReturnsOn(0) + asset, TReal.Of(0f));
        ConditionalVariances.Start<TReal, TMask, TMemory>(ref memory, AssetCount, VarianceSlot, RecursionParameter);
    }

    /// <inheritdoc/>
    public int Advance<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int left = StepCount - date;
        int steps = left < BatchSteps ? left : BatchSteps;
        int end = date + steps;
        Source.WriteIntegers<TReal, TMask, TWord, TMemory>(ref memory, DaySlot, pathHigh, pathLow, (uint)date, steps, (uint)DayCount);
        for (; date < end; date++) Move<TReal, TMask, TMemory>(ref memory, date);
        return end;
    }

    /// <inheritdoc/>
    public void WritePrices<TReal, TMask, TMemory>(ref TMemory memory, int date, int priceSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        LogPrices.Write<TReal, TMask, TMemory>(ref memory, LogReturnsOn(date), SpotParameter, AssetCount, priceSlot);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal BasketValue<TReal, TMask, TMemory>(ref TMemory memory, int date, int quantityParameter)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        LogPrices.BasketValue<TReal, TMask, TMemory>(ref memory, LogReturnsOn(date), SpotParameter, AssetCount, quantityParameter);

    private void Move<TReal, TMask, TMemory>(ref TMemory memory, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int before = LogReturnsOn(date);
        int after = LogReturnsOn(date + 1);
        TReal row = TReal.Of((float)AssetCount) * memory.Load(DaySlot + (date & (BatchSteps - 1)));
        for (int asset = 0; asset < AssetCount; asset++)
        {
            TReal residual = memory.ParameterAt(ResidualParameter + asset, row);
            TReal logReturn = ConditionalVariances.LogReturn<TReal, TMask, TMemory>(ref memory, asset, VarianceSlot, RecursionParameter, residual);
            memory.Store(after + asset, LogPrices.Bounded<TReal, TMask>(memory.Load(before + asset) + logReturn));
        }
    }
}

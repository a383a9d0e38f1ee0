using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Processes;

/// <summary>
/// Prices whose log returns are given on steps of one length: log S_i(k + 1) = log S_i(k) + r_i, r_i a function of the correlated normal
/// sum_j loading_ij z_j and of what the law of the returns draws beside it. log(S_i / S_i at the start) stays within -64 and 64.
/// </summary>
/// <remarks>The bounds keep prices in single precision's normal range; a daily model of tokens meets them once in more than 10^9 steps.</remarks>
/// <param name="Source">Where the normals come from.</param>
/// <param name="Returns">The law of the returns.</param>
/// <param name="AssetCount">Number of assets, which is also the number of normals of a step.</param>
/// <param name="StepCount">Number of steps.</param>
/// <param name="BatchSteps">Steps served by one batch of draws: a power of two, four or more.</param>
/// <param name="LogReturnSlot">First of (BatchSteps + 1) * AssetCount state slots, a row a step, as those of <see cref="GeometricBrownianMotion{TSource}"/>.</param>
/// <param name="SpotParameter">First parameter of the spots.</param>
/// <param name="LoadingParameter">First parameter of the loadings: the lower triangle, row by row, per step.</param>
public record struct SteppedProcess<TSource, TReturns>(
    TSource Source,
    TReturns Returns,
    int AssetCount,
    int StepCount,
    int BatchSteps,
    int LogReturnSlot,
    int SpotParameter,
    int LoadingParameter) : IProcess
    where TSource : unmanaged, INormalSource
    where TReturns : unmanaged, IStepReturn
{
    /// <summary>Where the normals come from; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public TSource Source = Source;

    /// <summary>The law of the returns; a plain field for the same reason.</summary>
    public TReturns Returns = Returns;

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
        Returns.Start<TReal, TMask, TMemory>(ref memory);
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
        int normalSlot = LogReturnSlot + AssetCount;
        Source.WriteNormals<TReal, TMask, TWord, TMemory>(ref memory, normalSlot, pathHigh, pathLow, (uint)(date * AssetCount), steps * AssetCount);
        Returns.Draw<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, date, steps);
        for (; date < end; date++, normalSlot += AssetCount)
        {
            Returns.Begin<TReal, TMask, TMemory>(ref memory, date);
            Move<TReal, TMask, TMemory>(ref memory, date, normalSlot);
        }

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

    private void Move<TReal, TMask, TMemory>(ref TMemory memory, int date, int normalSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int before = LogReturnsOn(date);
        int after = LogReturnsOn(date + 1);
        // The last rows first, because a log return takes the place of a normal that no row above it needs.
        for (int asset = AssetCount - 1; asset >= 0; asset--)
        {
            int loading = LoadingParameter + ((asset * (asset + 1)) >> 1);
            TReal shock = memory.Parameter(loading) * memory.Load(normalSlot);
            for (int factor = 1; factor <= asset; factor++)
            {
                shock = TReal.MultiplyAdd(memory.Parameter(loading + factor), memory.Load(normalSlot + factor), shock);
            }

            Add<TReal, TMask, TMemory>(ref memory, asset, before, after, shock);
        }
    }

    private void Add<TReal, TMask, TMemory>(ref TMemory memory, int asset, int before, int after, TReal shock)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal moved = memory.Load(before + asset) + Returns.LogReturn<TReal, TMask, TMemory>(ref memory, asset, shock);
        memory.Store(after + asset, LogPrices.Bounded<TReal, TMask>(moved));
    }
}

using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Processes;

/// <summary>
/// Prices that are given, with a noise that reverts to them: log(S_i(k) / S_i at the start) = path_i(k) + n_i(k),
/// n_i(k + 1) = kept(k) n_i(k) + scale(k) sum_j loading_ij z_j. The sum stays within -64 and 64.
/// </summary>
/// <param name="Source">Where the normals come from.</param>
/// <param name="AssetCount">Number of assets, which is also the number of normals of a step.</param>
/// <param name="StepCount">Number of steps.</param>
/// <param name="BatchSteps">Steps served by one batch of draws: a power of two, so that a batch is a multiple of four draws.</param>
/// <param name="LogReturnSlot">First of (BatchSteps + 1) * AssetCount state slots, a row a date, as those of <see cref="GeometricBrownianMotion{TSource}"/>.</param>
/// <param name="NoiseSlot">First of AssetCount state slots of the noise; below zero where there is none, and nothing is drawn.</param>
/// <param name="SpotParameter">First parameter of the spots.</param>
/// <param name="PathParameter">First of (StepCount + 1) * AssetCount parameters: the given log prices, less those at the start, a row a date.</param>
/// <param name="LoadingParameter">First parameter of the loadings: the lower triangle, row by row.</param>
/// <param name="KeptParameter">First parameter of what is kept of a noise, by step.</param>
/// <param name="ScaleParameter">First parameter of what a loading counts, by step.</param>
public record struct GivenPath<TSource>(
    TSource Source,
    int AssetCount,
    int StepCount,
    int BatchSteps,
    int LogReturnSlot,
    int NoiseSlot,
    int SpotParameter,
    int PathParameter,
    int LoadingParameter,
    int KeptParameter,
    int ScaleParameter) : IProcess
    where TSource : unmanaged, INormalSource
{
    /// <summary>Where the normals come from; a plain field, because a property or a readonly field would be copied for every call.</summary>
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
        for (int asset = 0; asset < AssetCount; asset++)
        {
            memory.Store(LogReturnsOn(0) + asset, TReal.Of(0f));
            if (NoiseSlot >= 0) memory.Store(NoiseSlot + asset, TReal.Of(0f));
        }
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
        if (NoiseSlot >= 0)
        {
            Source.WriteNormals<TReal, TMask, TWord, TMemory>(ref memory, normalSlot, pathHigh, pathLow, (uint)(date * AssetCount), steps * AssetCount);
        }

        for (; date < end; date++, normalSlot += AssetCount)
        {
            if (NoiseSlot >= 0) Disturb<TReal, TMask, TMemory>(ref memory, date, normalSlot);
            int given = PathParameter + ((date + 1) * AssetCount);
            int after = LogReturnsOn(date + 1);
            for (int asset = 0; asset < AssetCount; asset++)
            {
                TReal log = memory.Parameter(given + asset);
                if (NoiseSlot >= 0) log = LogPrices.Bounded<TReal, TMask>(log + memory.Load(NoiseSlot + asset));
                memory.Store(after + asset, log);
            }
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

    private void Disturb<TReal, TMask, TMemory>(ref TMemory memory, int date, int normalSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal kept = memory.Parameter(KeptParameter + date);
        TReal scale = memory.Parameter(ScaleParameter + date);
        for (int asset = 0; asset < AssetCount; asset++)
        {
            int loading = LoadingParameter + ((asset * (asset + 1)) >> 1);
            TReal shock = memory.Parameter(loading) * memory.Load(normalSlot);
            for (int factor = 1; factor <= asset; factor++)
            {
                shock = TReal.MultiplyAdd(memory.Parameter(loading + factor), memory.Load(normalSlot + factor), shock);
            }

            memory.Store(NoiseSlot + asset, TReal.MultiplyAdd(scale, shock, kept * memory.Load(NoiseSlot + asset)));
        }
    }
}

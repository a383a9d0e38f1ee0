using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Processes;

/// <summary>
/// Correlated geometric Brownian motion, exact in distribution on every step:
/// log S_i(t + dt) = log S_i(t) + logDrift_i dt + sqrt(dt) sum_j loading_ij z_j, with logDrift_i = drift_i - volatility_i^2 / 2
/// and loading_ij = volatility_i L_ij, L the Cholesky factor of the correlation.
/// </summary>
/// <remarks>The fields are the offsets of its parameters and state; the host lowers a model to them.</remarks>
/// <param name="Source">Where the normals come from.</param>
/// <param name="AssetCount">Number of assets, which is also the number of factors.</param>
/// <param name="StepCount">Number of steps.</param>
/// <param name="BatchSteps">Steps served by one batch of normals: a power of two, so that a batch is a multiple of four draws.</param>
/// <param name="LogReturnSlot">
/// First of (BatchSteps + 1) * AssetCount state slots, a row a date: the log returns that a batch begins with, then its normals, each step's
/// replaced by the log returns at its end; those of the last step go to the first row, where the next batch begins.
/// </param>
/// <param name="SpotParameter">First parameter of the spots.</param>
/// <param name="LogDriftParameter">First parameter of the log drifts, per year.</param>
/// <param name="LoadingParameter">First parameter of the loadings: the lower triangle, row by row, per square-root year.</param>
/// <param name="StepLengthParameter">First parameter of the step lengths in years.</param>
/// <param name="RootStepLengthParameter">First parameter of their square roots.</param>
public record struct GeometricBrownianMotion<TSource>(
    TSource Source,
    int AssetCount,
    int StepCount,
    int BatchSteps,
    int LogReturnSlot,
    int SpotParameter,
    int LogDriftParameter,
    int LoadingParameter,
    int StepLengthParameter,
    int RootStepLengthParameter) : IProcess
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
        for (int asset = 0; asset < AssetCount; asset++) memory.Store(LogReturnsOn(0) + asset, TReal.Of(0f));
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
        Source.WriteNormals<TReal, TMask, TWord, TMemory>(ref memory, LogReturnSlot + AssetCount, pathHigh, pathLow, (uint)(date * AssetCount), steps * AssetCount);
        if (AssetCount == 1) MoveOne<TReal, TMask, TMemory>(ref memory, date, end);
        else MoveAll<TReal, TMask, TMemory>(ref memory, date, end);
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

    // One asset over a whole batch: its log return stays in a register, and the loops over rows are none.
    private void MoveOne<TReal, TMask, TMemory>(ref TMemory memory, int date, int end)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal loading = memory.Parameter(LoadingParameter);
        TReal logDrift = memory.Parameter(LogDriftParameter);
        TReal logReturn = memory.Load(LogReturnsOn(date));
        for (int slot = LogReturnSlot + 1; date < end; slot++)
        {
            TReal shock = loading * memory.Load(slot);
            TReal moved = TReal.MultiplyAdd(logDrift, memory.Parameter(StepLengthParameter + date), logReturn);
            logReturn = TReal.MultiplyAdd(memory.Parameter(RootStepLengthParameter + date), shock, moved);
            date++;
            memory.Store(LogReturnsOn(date), logReturn);
        }
    }

    // Several assets over a whole batch.
    private void MoveAll<TReal, TMask, TMemory>(ref TMemory memory, int date, int end)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int before = LogReturnsOn(date);
        while (date < end)
        {
            int after = LogReturnsOn(date + 1);
            Move<TReal, TMask, TMemory>(ref memory, date, before, after);
            before = after;
            date++;
        }
    }

    // Over the step from a date, from one row of the state to another.
    private void Move<TReal, TMask, TMemory>(ref TMemory memory, int date, int before, int after)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal stepLength = memory.Parameter(StepLengthParameter + date);
        TReal rootStepLength = memory.Parameter(RootStepLengthParameter + date);
        int normalSlot = before + AssetCount;

        // The last rows first, because a log return takes the place of a normal that no row above it needs. Two rows of the loadings at a time,
        // because each normal is then loaded half as often; an odd row is left for the end.
        int asset = AssetCount - 2;
        for (; asset >= 0; asset -= 2)
        {
            int next = asset + 1;
            int loading = LoadingParameter + ((asset * next) >> 1);
            int nextLoading = loading + next;
            TReal normal = memory.Load(normalSlot);
            TReal shock = memory.Parameter(loading) * normal;
            TReal nextShock = memory.Parameter(nextLoading) * normal;
            for (int factor = 1; factor <= asset; factor++)
            {
                normal = memory.Load(normalSlot + factor);
                shock = TReal.MultiplyAdd(memory.Parameter(loading + factor), normal, shock);
                nextShock = TReal.MultiplyAdd(memory.Parameter(nextLoading + factor), normal, nextShock);
            }

            nextShock = TReal.MultiplyAdd(memory.Parameter(nextLoading + next), memory.Load(normalSlot + next), nextShock);
            Add<TReal, TMask, TMemory>(ref memory, asset, before, after, shock, stepLength, rootStepLength);
            Add<TReal, TMask, TMemory>(ref memory, next, before, after, nextShock, stepLength, rootStepLength);
        }

        if (asset == -2) return;

        Add<TReal, TMask, TMemory>(ref memory, 0, before, after, memory.Parameter(LoadingParameter) * memory.Load(normalSlot), stepLength, rootStepLength);
    }

    private void Add<TReal, TMask, TMemory>(ref TMemory memory, int asset, int before, int after, TReal shock, TReal stepLength, TReal rootStepLength)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal moved = TReal.MultiplyAdd(memory.Parameter(LogDriftParameter + asset), stepLength, memory.Load(before + asset));
        memory.Store(after + asset, TReal.MultiplyAdd(rootStepLength, shock, moved));
    }
}

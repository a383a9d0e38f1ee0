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
/// <param name="BatchSteps">Steps served by one batch of normals: 1, 2 or 4, so that a batch is a multiple of four draws.</param>
/// <param name="LogReturnSlot">First state slot of the log returns since the start.</param>
/// <param name="NormalSlot">First state slot of a batch of normals, BatchSteps * AssetCount in all.</param>
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
    int NormalSlot,
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
    public void Start<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (int asset = 0; asset < AssetCount; asset++) memory.Store(LogReturnSlot + asset, TReal.Of(0f));
    }

    /// <inheritdoc/>
    public void Advance<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow, int step)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int stepInBatch = step & (BatchSteps - 1);
        if (stepInBatch == 0)
        {
            uint firstBlock = (uint)(((long)step * AssetCount) >> 2);
            Source.WriteNormals<TReal, TMask, TWord, TMemory>(ref memory, NormalSlot, pathHigh, pathLow, firstBlock, (BatchSteps * AssetCount) >> 2);
        }

        Move<TReal, TMask, TMemory>(ref memory, step, NormalSlot + (stepInBatch * AssetCount));
    }

    /// <inheritdoc/>
    public void WritePrices<TReal, TMask, TMemory>(ref TMemory memory, int priceSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (int asset = 0; asset < AssetCount; asset++)
        {
            memory.Store(priceSlot + asset, memory.Parameter(SpotParameter + asset) * TReal.Exp(memory.Load(LogReturnSlot + asset)));
        }
    }

    private void Move<TReal, TMask, TMemory>(ref TMemory memory, int step, int normalSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal stepLength = memory.Parameter(StepLengthParameter + step);
        TReal rootStepLength = memory.Parameter(RootStepLengthParameter + step);
        int loading = LoadingParameter;
        int asset = 0;
        // Two rows of the loadings at a time, because each normal is then loaded half as often; an odd row is left for the end.
        for (; asset + 1 < AssetCount; asset += 2)
        {
            int nextLoading = loading + asset + 1;
            TReal normal = memory.Load(normalSlot);
            TReal shock = memory.Parameter(loading) * normal;
            TReal nextShock = memory.Parameter(nextLoading) * normal;
            for (int factor = 1; factor <= asset; factor++)
            {
                normal = memory.Load(normalSlot + factor);
                shock = TReal.MultiplyAdd(memory.Parameter(loading + factor), normal, shock);
                nextShock = TReal.MultiplyAdd(memory.Parameter(nextLoading + factor), normal, nextShock);
            }

            int diagonal = nextLoading + asset + 1;
            nextShock = TReal.MultiplyAdd(memory.Parameter(diagonal), memory.Load(normalSlot + asset + 1), nextShock);
            loading = diagonal + 1;
            Add<TReal, TMask, TMemory>(ref memory, asset, shock, stepLength, rootStepLength);
            Add<TReal, TMask, TMemory>(ref memory, asset + 1, nextShock, stepLength, rootStepLength);
        }

        if (asset == AssetCount) return;

        TReal lastShock = memory.Parameter(loading) * memory.Load(normalSlot);
        for (int factor = 1; factor <= asset; factor++)
        {
            lastShock = TReal.MultiplyAdd(memory.Parameter(loading + factor), memory.Load(normalSlot + factor), lastShock);
        }

        Add<TReal, TMask, TMemory>(ref memory, asset, lastShock, stepLength, rootStepLength);
    }

    private void Add<TReal, TMask, TMemory>(ref TMemory memory, int asset, TReal shock, TReal stepLength, TReal rootStepLength)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal moved = TReal.MultiplyAdd(memory.Parameter(LogDriftParameter + asset), stepLength, memory.Load(LogReturnSlot + asset));
        memory.Store(LogReturnSlot + asset, TReal.MultiplyAdd(rootStepLength, shock, moved));
    }
}

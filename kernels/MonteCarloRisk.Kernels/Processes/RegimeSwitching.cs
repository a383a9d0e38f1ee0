using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Processes;

/// <summary>
/// Log returns whose law is picked anew by a hidden state that all assets share: r_i = drift_i(k) + w sum_j loading_ij(k) z_j, k the state of the step,
/// z independent standard normals, w = 1 or the mixing variable of a t. The state is a Markov chain, moved by one uniform; where the
/// rows of its transition probabilities are all alike it is drawn independently, as the number of jumps of a step is.
/// </summary>
/// <remarks>
/// The next state is the number of cumulative probabilities C of the present state's row that the uniform u exceeds. It is found exactly at both ends of (0, 1):
/// with h the distance of u from the nearer end, minus where u is in the upper half, -1 / h increases with u, and is compared with -1 / C for C up
/// to a half and with 1 / (1 - C) above. log(S_i / S_i at the start) stays within -64 and 64, as in <see cref="SteppedProcess{TSource, TReturns}"/>.
/// </remarks>
/// <param name="Source">Where the normals come from.</param>
/// <param name="StateSource">Where the uniforms come from: one a step, with mixing two, the state's before the mixing variable's.</param>
/// <param name="AssetCount">Number of assets, which is also the number of normals of a step.</param>
/// <param name="StateCount">Number of states.</param>
/// <param name="StepCount">Number of steps.</param>
/// <param name="StepsPerMove">Steps that a state holds for.</param>
/// <param name="RowStride">Thresholds from one row to the next: one less than the states, or zero where one row serves all states.</param>
/// <param name="BatchSteps">Steps served by one batch of draws: a power of two, four or more.</param>
/// <param name="UniformSlot">First state slot of the uniforms of a batch.</param>
/// <param name="HiddenSlot">State slot of k, before the first move the number of states; then of w.</param>
/// <param name="LogReturnSlot">First of (BatchSteps + 1) * AssetCount state slots, a row a step, as those of <see cref="GeometricBrownianMotion{TSource}"/>.</param>
/// <param name="SpotParameter">First parameter of the spots.</param>
/// <param name="ThresholdParameter">First parameter of the thresholds, row by row; the last row is that of the first state.</param>
/// <param name="DriftParameter">First parameter of the drifts per step: asset by asset, for each state.</param>
/// <param name="LoadingParameter">First parameter of the loadings per step: the lower triangle, row by row, each for every state.</param>
/// <param name="MixingParameter">First parameter of the mixing variable's polynomials, see <see cref="MixingPolynomial"/>.</param>
/// <param name="MixingDegree">Their degree; -1 for normal returns.</param>
public record struct RegimeSwitching<TSource>(
    TSource Source,
    TSource StateSource,
    int AssetCount,
    int StateCount,
    int StepCount,
    int StepsPerMove,
    int RowStride,
    int BatchSteps,
    int UniformSlot,
    int HiddenSlot,
    int LogReturnSlot,
    int SpotParameter,
    int ThresholdParameter,
    int DriftParameter,
    int LoadingParameter,
    int MixingParameter,
    int MixingDegree) : IProcess
    where TSource : unmanaged, INormalSource
{
    /// <summary>The bound of the log returns since the start.</summary>
    public const float LargestLogReturn = 64f;

    /// <summary>Where the normals come from; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public TSource Source = Source;

    /// <summary>Where the uniforms come from; a plain field for the same reason.</summary>
    public TSource StateSource = StateSource;

    private readonly int UniformsPerStep => MixingDegree < 0 ? 1 : 2;

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
        memory.Store(HiddenSlot, TReal.Of((float)StateCount));
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
        int uniformSlot = UniformSlot;
        Source.WriteNormals<TReal, TMask, TWord, TMemory>(ref memory, normalSlot, pathHigh, pathLow, (uint)(date * AssetCount), steps * AssetCount);
        StateSource.WriteHalfUniforms<TReal, TMask, TWord, TMemory>(
            ref memory, uniformSlot, pathHigh, pathLow, (uint)(date * UniformsPerStep), steps * UniformsPerStep);
        for (; date < end; date++, normalSlot += AssetCount, uniformSlot += UniformsPerStep)
        {
            if (date % StepsPerMove == 0) Switch<TReal, TMask, TMemory>(ref memory, memory.Load(uniformSlot));
            if (MixingDegree >= 0) Mix<TReal, TMask, TMemory>(ref memory, memory.Load(uniformSlot + 1));
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

    private void Switch<TReal, TMask, TMemory>(ref TMemory memory, TReal uniform)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal row = memory.Load(HiddenSlot) * TReal.Of((float)RowStride);
        TReal place = TReal.Of(-1f) / uniform;
        TReal state = TReal.Of(0f);
        for (int threshold = 0; threshold < StateCount - 1; threshold++)
        {
            state += TReal.SelectLessThan(memory.ParameterAt(ThresholdParameter + threshold, row), place, TReal.Of(1f), TReal.Of(0f));
        }

        memory.Store(HiddenSlot, state);
    }

    private void Mix<TReal, TMask, TMemory>(ref TMemory memory, TReal uniform)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal t = MixingPolynomial.Variable<TReal, TMask, TMemory>(ref memory, uniform, MixingParameter);
        memory.Store(HiddenSlot + 1, TReal.Exp(MixingPolynomial.Value<TReal, TMask, TMemory>(ref memory, uniform, t, MixingParameter + 2, MixingDegree)));
    }

    private void Move<TReal, TMask, TMemory>(ref TMemory memory, int date, int normalSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal state = memory.Load(HiddenSlot);
        int before = LogReturnsOn(date);
        int after = LogReturnsOn(date + 1);
        // The last rows first, because a log return takes the place of a normal that no row above it needs.
        for (int asset = AssetCount - 1; asset >= 0; asset--)
        {
            int loading = LoadingParameter + (((asset * (asset + 1)) >> 1) * StateCount);
            TReal shock = memory.ParameterAt(loading, state) * memory.Load(normalSlot);
            for (int factor = 1; factor <= asset; factor++)
            {
                shock = TReal.MultiplyAdd(memory.ParameterAt(loading + (factor * StateCount), state), memory.Load(normalSlot + factor), shock);
            }

            if (MixingDegree >= 0) shock *= memory.Load(HiddenSlot + 1);
            TReal moved = memory.Load(before + asset) + (memory.ParameterAt(DriftParameter + (asset * StateCount), state) + shock);
            memory.Store(after + asset, TReal.Max(TReal.Of(-LargestLogReturn), TReal.Min(TReal.Of(LargestLogReturn), moved)));
        }
    }
}

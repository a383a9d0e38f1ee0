using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Processes;

/// <summary>Log returns of correlated errors times a volatility that moves along the path, each asset's by its own recursion; see <see cref="ConditionalVariances"/>.</summary>
/// <remarks>Source: T. Bollerslev, "Modelling the coherence in short-run nominal exchange rates", Review of Economics and Statistics 72, 1990 (constant conditional correlation).</remarks>
/// <param name="Errors">The law of the errors: returns of variance one without drift.</param>
/// <param name="AssetCount">Number of assets.</param>
/// <param name="VarianceSlot">First state slot of the assets' variances.</param>
/// <param name="RecursionParameter">First parameter of the assets' recursions, as <see cref="ConditionalVariances"/> takes them.</param>
public record struct GarchReturn<TErrors>(TErrors Errors, int AssetCount, int VarianceSlot, int RecursionParameter) : IStepReturn
    where TErrors : unmanaged, IStepReturn
{
    /// <summary>The law of the errors; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public TErrors Errors = Errors;

    /// <inheritdoc/>
    public void Start<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        Errors.Start<TReal, TMask, TMemory>(ref memory);
        ConditionalVariances.Start<TReal, TMask, TMemory>(ref memory, AssetCount, VarianceSlot, RecursionParameter);
    }

    /// <inheritdoc/>
    public void Draw<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow, int date, int steps)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        Errors.Draw<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, date, steps);

    /// <inheritdoc/>
    public void Begin<TReal, TMask, TMemory>(ref TMemory memory, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        Errors.Begin<TReal, TMask, TMemory>(ref memory, date);

    /// <inheritdoc/>
    public TReal LogReturn<TReal, TMask, TMemory>(ref TMemory memory, int asset, TReal shock)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        ConditionalVariances.LogReturn<TReal, TMask, TMemory>(ref memory, asset, VarianceSlot, RecursionParameter, Errors.LogReturn<TReal, TMask, TMemory>(ref memory, asset, shock));
}

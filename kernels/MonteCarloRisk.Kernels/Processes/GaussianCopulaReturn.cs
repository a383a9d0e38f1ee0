using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Processes;

/// <summary>Log returns of given margins under a Gaussian copula: the score of an asset is its correlated normal.</summary>
/// <param name="Margins">The margins.</param>
public record struct GaussianCopulaReturn(MarginTables Margins) : IStepReturn
{
    /// <summary>The margins; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public MarginTables Margins = Margins;

    /// <inheritdoc/>
    public readonly void Start<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
    }

    /// <inheritdoc/>
    public readonly void Draw<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow, int date, int steps)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
    }

    /// <inheritdoc/>
    public readonly void Begin<TReal, TMask, TMemory>(ref TMemory memory, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
    }

    /// <inheritdoc/>
    public TReal LogReturn<TReal, TMask, TMemory>(ref TMemory memory, int asset, TReal shock)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        Margins.LogReturn<TReal, TMask, TMemory>(ref memory, asset, shock);
}

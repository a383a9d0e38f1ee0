using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Processes;

/// <summary>Normal log returns: r_i = drift_i + shock_i.</summary>
/// <param name="DriftParameter">First parameter of the drifts of the log price per step.</param>
public record struct NormalReturn(int DriftParameter) : IStepReturn
{
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
        where TMemory : struct, IPathMemory<TReal, TMask> => memory.Parameter(DriftParameter + asset) + shock;
}

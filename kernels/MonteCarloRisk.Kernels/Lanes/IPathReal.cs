namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>A real lane that a path can run on: arithmetic, comparisons and uniforms of one width.</summary>
/// <typeparam name="TReal">The implementing lane.</typeparam>
/// <typeparam name="TMask">The lane of its comparisons.</typeparam>
/// <typeparam name="TWord">The lane of its random words.</typeparam>
public interface IPathReal<TReal, TMask, TWord> : IReal<TReal, TMask>, IUniformLane<TReal, TWord>
    where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
    where TMask : unmanaged, IMask<TMask>
    where TWord : unmanaged, IWord<TWord>;

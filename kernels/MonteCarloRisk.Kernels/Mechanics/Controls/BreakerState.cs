namespace MonteCarloRisk.Kernels.Mechanics.Controls;

/// <summary>A circuit breaker on a path.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Level">Zero where everything is allowed, one where it tripped softly, two where hard.</param>
/// <param name="Until">When it comes back, in seconds; of no meaning at level zero.</param>
public readonly record struct BreakerState<TReal>(TReal Level, TReal Until)
    where TReal : unmanaged;

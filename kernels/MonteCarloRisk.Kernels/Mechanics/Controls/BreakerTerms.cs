namespace MonteCarloRisk.Kernels.Mechanics.Controls;

/// <summary>Terms of a circuit breaker, see <see cref="Breaker{TReal, TMask}"/>.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Soft">Measure above which it trips softly.</param>
/// <param name="Hard">Measure above which it trips hard, at or above the soft one.</param>
/// <param name="SoftCooldown">Time that it stays so after the last soft trip, in seconds.</param>
/// <param name="HardCooldown">The same after a hard trip.</param>
public readonly record struct BreakerTerms<TReal>(TReal Soft, TReal Hard, TReal SoftCooldown, TReal HardCooldown)
    where TReal : unmanaged;

namespace MonteCarloRisk.Kernels.Mechanics.Oracles;

/// <summary>Terms of a limit to how fast a price moves, see <see cref="ChangeGuard{TReal, TMask}"/>.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="MostChange">Largest ratio of two prices, above one; 1.25 at crvUSD.</param>
/// <param name="Delay">Time in which the fee for a move goes away, in seconds; 120 at crvUSD.</param>
public readonly record struct ChangeGuardTerms<TReal>(TReal MostChange, TReal Delay)
    where TReal : unmanaged;

namespace MonteCarloRisk.Kernels.Mechanics.Backstops;

/// <summary>Terms of a staking module, see <see cref="StakingModule{TReal, TMask}"/>.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="MostSlashed">Largest share of the stake that a loss may take, in (0, 1].</param>
/// <param name="Cooldown">Time between a notice and the first moment to leave, in seconds; 20 days at Aave's Umbrella.</param>
/// <param name="Window">Time in which one may leave then, in seconds; 2 days.</param>
public readonly record struct StakingTerms<TReal>(TReal MostSlashed, TReal Cooldown, TReal Window)
    where TReal : unmanaged;

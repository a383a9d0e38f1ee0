namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>A stability pool, see <see cref="StabilityPool{TReal, TMask}"/>.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Deposits">What is deposited in all, in the stablecoin.</param>
/// <param name="Product">P: what is left of each unit deposited at the start; one then, zero once the pool was emptied.</param>
/// <param name="Sum">S: collateral gained by each unit deposited at the start.</param>
public readonly record struct StabilityPoolState<TReal>(TReal Deposits, TReal Product, TReal Sum)
    where TReal : unmanaged;

namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>What is in one band, or in one account's share of it.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Borrowed">x: of the coin that is borrowed, in units.</param>
/// <param name="Collateral">y: of the collateral, in units.</param>
public readonly record struct BandState<TReal>(TReal Borrowed, TReal Collateral)
    where TReal : unmanaged;

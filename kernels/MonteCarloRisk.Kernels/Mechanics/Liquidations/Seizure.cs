namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>Collateral taken for debt repaid, values in the numéraire.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Repaid">Debt that the liquidator repays.</param>
/// <param name="Taken">Collateral that leaves the account.</param>
/// <param name="Fee">Part of it that the protocol gets; the liquidator gets the rest.</param>
public readonly record struct Seizure<TReal>(TReal Repaid, TReal Taken, TReal Fee)
    where TReal : unmanaged;

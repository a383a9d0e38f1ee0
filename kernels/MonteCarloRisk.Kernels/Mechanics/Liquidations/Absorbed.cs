namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>An account that the protocol took over.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Credit">What the account keeps as a deposit, in the numéraire.</param>
/// <param name="Shortfall">Debt that neither the collateral's credited value covers; the reserves bear it.</param>
/// <param name="ReservesPaid">What the reserves give for the collateral: debt plus credit. The collateral is theirs then.</param>
public readonly record struct Absorbed<TReal>(TReal Credit, TReal Shortfall, TReal ReservesPaid)
    where TReal : unmanaged;

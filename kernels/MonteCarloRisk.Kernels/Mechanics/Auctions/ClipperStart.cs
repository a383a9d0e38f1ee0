namespace MonteCarloRisk.Kernels.Mechanics.Auctions;

/// <summary>What a vault loses to an auction; all zero where none starts.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Debt">Debt that leaves the vault, in the numéraire.</param>
/// <param name="Lot">Collateral that leaves it, in units.</param>
/// <param name="Tab">What the auction is to raise: debt times penalty.</param>
public readonly record struct ClipperStart<TReal>(TReal Debt, TReal Lot, TReal Tab)
    where TReal : unmanaged;

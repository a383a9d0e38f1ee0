namespace MonteCarloRisk.Kernels.Mechanics.Auctions;

/// <summary>A purchase from an auction. Where <paramref name="Lot"/> is zero the auction is over and what is left of the tab is never raised; where <paramref name="Tab"/> is zero it is over and the lot goes back to the vault's owner.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Bought">slice: collateral bought, in units.</param>
/// <param name="Paid">owe: what the buyer pays, in the numéraire.</param>
/// <param name="Lot">Collateral left.</param>
/// <param name="Tab">Left to raise.</param>
public readonly record struct ClipperSale<TReal>(TReal Bought, TReal Paid, TReal Lot, TReal Tab)
    where TReal : unmanaged;

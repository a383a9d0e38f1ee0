namespace MonteCarloRisk.Kernels.Mechanics.Auctions;

/// <summary>A liquidation at a discount; all zero where the account is healthy.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Discount">What the collateral is sold below its price, in [0, 1).</param>
/// <param name="Repaid">Debt that the liquidator takes over, in the numéraire.</param>
/// <param name="Seized">Value of the collateral that it gets.</param>
/// <param name="Socialized">Debt left without collateral, which the lenders bear.</param>
public readonly record struct ReverseDiscountSale<TReal>(TReal Discount, TReal Repaid, TReal Seized, TReal Socialized)
    where TReal : unmanaged;

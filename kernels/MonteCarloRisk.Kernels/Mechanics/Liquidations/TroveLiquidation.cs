namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>Where a trove's debt and collateral go; all zero where it is not liquidated. Collateral in units, debt in the stablecoin.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Compensation">Collateral that the liquidator is paid; it gets the gas reserve of the trove besides.</param>
/// <param name="OffsetDebt">Debt that the stability pool cancels.</param>
/// <param name="OffsetCollateral">Collateral that it gets.</param>
/// <param name="RedistributedDebt">Debt that all other troves take over, in proportion to their collateral.</param>
/// <param name="RedistributedCollateral">Collateral that comes with it.</param>
/// <param name="Surplus">Collateral that the borrower may claim.</param>
public readonly record struct TroveLiquidation<TReal>(
    TReal Compensation, TReal OffsetDebt, TReal OffsetCollateral, TReal RedistributedDebt, TReal RedistributedCollateral, TReal Surplus)
    where TReal : unmanaged;

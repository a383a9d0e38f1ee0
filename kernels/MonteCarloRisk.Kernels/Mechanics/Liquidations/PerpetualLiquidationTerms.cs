namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>Terms of the liquidation of perpetuals at dYdX, see <see cref="PerpetualLiquidation{TReal, TMask}"/>.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Adjustment">Bankruptcy adjustment: how fast the spread grows as the margin goes, one and above.</param>
/// <param name="Spread">Widest spread from the oracle's price, over the maintenance margin of the position.</param>
/// <param name="MostFee">Largest liquidation fee, as a share of what the position is closed at.</param>
/// <param name="LeastNotional">Notional of a position that may always be liquidated in one block, in the numéraire.</param>
/// <param name="MostShare">Largest share of a position in one block.</param>
/// <param name="MostOfAccount">Largest notional of an account in one block.</param>
public readonly record struct PerpetualLiquidationTerms<TReal>(
    TReal Adjustment, TReal Spread, TReal MostFee, TReal LeastNotional, TReal MostShare, TReal MostOfAccount)
    where TReal : unmanaged;

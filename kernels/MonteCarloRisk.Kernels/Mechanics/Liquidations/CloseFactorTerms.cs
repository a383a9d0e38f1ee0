namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>Terms of a liquidation at a fixed bonus, see <see cref="FixedBonus{TReal, TMask}"/>.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="CloseFactor">Share of the debt that may be repaid at once, 0.5 at Aave.</param>
/// <param name="FullBelow">Health at and below which all may be repaid, 0.95 at Aave.</param>
/// <param name="SmallPosition">Value below which, of debt or collateral, all may be repaid; 2,000 dollars at Aave, zero in its older version.</param>
/// <param name="Leftover">Value that must be left of both where both are left, 1,000 dollars at Aave, zero in its older version.</param>
/// <param name="Bonus">What the liquidator gets beyond what it repays, as a fraction: 0.05.</param>
/// <param name="FeeShare">Share of the bonus that goes to the protocol.</param>
public readonly record struct CloseFactorTerms<TReal>(TReal CloseFactor, TReal FullBelow, TReal SmallPosition, TReal Leftover, TReal Bonus, TReal FeeShare)
    where TReal : unmanaged;

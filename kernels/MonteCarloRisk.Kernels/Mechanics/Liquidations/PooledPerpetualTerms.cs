namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>Terms of perpetuals against a pool, see <see cref="PooledPerpetual{TReal, TMask}"/>.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="LeastCollateral">Collateral below which a position is liquidated, in the numéraire; one dollar as a rule.</param>
/// <param name="LeastShare">The same as a share of its size.</param>
/// <param name="MostImpact">Largest price impact that counts against a position, as a share of its size.</param>
/// <param name="PositiveImpact">Impact factor of what makes the pool more balanced.</param>
/// <param name="NegativeImpact">Impact factor of what makes it less balanced.</param>
/// <param name="ImpactExponent">Exponent of the imbalance, two as a rule.</param>
public readonly record struct PooledPerpetualTerms<TReal>(
    TReal LeastCollateral, TReal LeastShare, TReal MostImpact, TReal PositiveImpact, TReal NegativeImpact, TReal ImpactExponent)
    where TReal : unmanaged;

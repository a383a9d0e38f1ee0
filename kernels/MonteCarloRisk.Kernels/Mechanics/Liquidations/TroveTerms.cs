namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>Terms of troves, see <see cref="Troves{TReal, TMask}"/>.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="MinimumRatio">MCR: collateral over debt below which a trove is liquidatable, 1.1.</param>
/// <param name="CriticalRatio">CCR: ratio of all troves below which recovery mode holds, 1.5.</param>
/// <param name="GasShare">Share of the collateral that the liquidator is paid, 0.005.</param>
public readonly record struct TroveTerms<TReal>(TReal MinimumRatio, TReal CriticalRatio, TReal GasShare)
    where TReal : unmanaged;

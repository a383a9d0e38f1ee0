namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>Terms of a market whose collateral lies in price bands, see <see cref="Bands{TReal, TMask}"/>.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Amplification">A: a band is 1 / A of its upper price wide; above one, 100 as a rule.</param>
/// <param name="LogRatio">log(A / (A - 1)), what the logarithm of the price falls from a band to the next.</param>
public readonly record struct BandTerms<TReal>(TReal Amplification, TReal LogRatio)
    where TReal : unmanaged;

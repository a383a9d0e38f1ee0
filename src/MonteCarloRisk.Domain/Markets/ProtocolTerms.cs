namespace MonteCarloRisk.Domain.Markets;

/// <summary>What stands behind the protocol, and how far into the tail of its losses is looked.</summary>
/// <param name="InsuranceFund">What insurance and stakers cover of the bad debt, in the numéraire, zero or more; null where nothing is said of it.</param>
/// <param name="TailLevels">Levels in (0, 1) of value at risk and expected shortfall, ascending.</param>
public sealed record ProtocolTerms(double? InsuranceFund, IReadOnlyList<double> TailLevels)
{
    /// <summary>95%, 99% and 99.9%.</summary>
    public static IReadOnlyList<double> UsualTailLevels { get; } = [0.95, 0.99, 0.999];

    /// <summary>Nothing said of a fund, and the usual levels.</summary>
    public static ProtocolTerms Usual { get; } = new(null, UsualTailLevels);
}

namespace MonteCarloRisk.Domain.Markets;

/// <summary>What a venue's feeds say of one underlying at one moment. An option's own volatility, rate and yield stand in the option.</summary>
/// <param name="Underlying">Name of the asset.</param>
/// <param name="Spot">Price in the numéraire, above zero.</param>
/// <param name="PerpetualPrice">Mark price of the perpetual future, above zero.</param>
public sealed record UnderlyingQuote(string Underlying, double Spot, double PerpetualPrice)
{
    /// <summary>Dollar price of the stable coin that accounts are kept in; 1 where it holds its peg.</summary>
    public double StablePrice { get; init; } = 1;

    /// <summary>Confidence of the spot feed, in [0, 1].</summary>
    public double SpotConfidence { get; init; } = 1;

    /// <summary>Confidence of the perpetual's feed, in [0, 1].</summary>
    public double PerpetualConfidence { get; init; } = 1;

    /// <summary>Quotes of expiries by time to expiry in years, for those that differ from the carry of their options.</summary>
    public IReadOnlyDictionary<double, ExpiryQuote> Expiries { get; init; } = new Dictionary<double, ExpiryQuote>();
}

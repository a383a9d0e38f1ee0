namespace MonteCarloRisk.Domain.Markets;

/// <summary>Parameters of venues that publish none for a market, by asset: what accounts are compared with beside the published ones.</summary>
public sealed record VenueParameters
{
    /// <summary>None.</summary>
    public static VenueParameters None { get; } = new();

    /// <summary>Scan ranges of CME SPAN.</summary>
    public IReadOnlyDictionary<string, SpanRange> Span { get; init; } = new Dictionary<string, SpanRange>();

    /// <summary>Markets of Synthetix v3.</summary>
    public IReadOnlyDictionary<string, SynthetixMarket> Synthetix { get; init; } = new Dictionary<string, SynthetixMarket>();

    /// <summary>Markets of Perennial v2.</summary>
    public IReadOnlyDictionary<string, PerennialMarket> Perennial { get; init; } = new Dictionary<string, PerennialMarket>();
}

using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.ComparisonMargins.Deribit;
using MonteCarloRisk.Margin.ComparisonMargins.Derive;
using MonteCarloRisk.Margin.ComparisonMargins.Perpetuals;

namespace MonteCarloRisk.Margin.ComparisonMargins;

/// <summary>The venues that accounts are compared with, at their published parameters.</summary>
public static class Venues
{
    /// <summary>All of them; one without published parameters refuses every account and says so.</summary>
    public static IReadOnlyList<IVenueMargin> Published { get; } = Of(VenueParameters.None);

    /// <summary>All of them, at parameters that are given beside the published ones.</summary>
    /// <param name="given">The parameters, by asset.</param>
    public static IReadOnlyList<IVenueMargin> Of(VenueParameters given) =>
    [
        DeriveStandardMargin.Mainnet,
        DerivePortfolioMargin.Mainnet,
        DerivePortfolioMargin2.Mainnet,
        DeribitStandardMargin.Published,
        DeribitPortfolioMargin.Published,
        OpynNakedMargin.Tests,
        new SpanMargin(ByName(given.Span)),
        PanopticMargin.Deployed,
        DydxMargin.Genesis,
        GmxMargin.Defaults,
        new SynthetixMargin(ByName(given.Synthetix)),
        new PerennialMargin(ByName(given.Perennial)),
    ];

    // Venues know assets by their names in capitals.
    private static Dictionary<string, T> ByName<T>(IReadOnlyDictionary<string, T> given) => given.ToDictionary(one => one.Key.ToUpperInvariant(), one => one.Value);
}

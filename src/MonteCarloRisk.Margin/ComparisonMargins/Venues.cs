using MonteCarloRisk.Margin.ComparisonMargins.Deribit;
using MonteCarloRisk.Margin.ComparisonMargins.Derive;
using MonteCarloRisk.Margin.ComparisonMargins.Perpetuals;

namespace MonteCarloRisk.Margin.ComparisonMargins;

/// <summary>The venues that accounts are compared with, at their published parameters.</summary>
public static class Venues
{
    /// <summary>All of them; one without published parameters refuses every account and says so.</summary>
    public static IReadOnlyList<IVenueMargin> Published { get; } =
    [
        DeriveStandardMargin.Mainnet,
        DerivePortfolioMargin.Mainnet,
        DerivePortfolioMargin2.Mainnet,
        DeribitStandardMargin.Published,
        DeribitPortfolioMargin.Published,
        OpynNakedMargin.Tests,
        new SpanMargin(new Dictionary<string, SpanRange>()),
        PanopticMargin.Deployed,
        DydxMargin.Genesis,
        GmxMargin.Defaults,
        new SynthetixMargin(new Dictionary<string, SynthetixMarket>()),
        new PerennialMargin(new Dictionary<string, PerennialMarket>()),
    ];
}

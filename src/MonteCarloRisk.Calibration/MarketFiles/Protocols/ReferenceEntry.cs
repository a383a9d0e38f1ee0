using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Oracles;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>What a feed reads in place of the market, as a file says it.</summary>
[Description("The price of another asset of the model, which the feed reads in place of the collateral's own: a staked token at what it is redeemed for, not at its market.")]
public sealed record ReferenceEntry
{
    const double LargestRatio = 1e9;

    /// <summary>The asset.</summary>
    [Description("The asset of the model that it reads.")]
    public required string Asset { get; init; }

    /// <summary>The ratio.</summary>
    [Description("What its price is multiplied by, above 0, at most 1e9; by default 1.")]
    [Within("(0, 1e9]")]
    public double Ratio { get; init; } = 1;

    internal FeedReference ToReference(IReadOnlyCollection<string> assets, JsonPlace place)
    {
        Names.CheckKnown(Asset, assets, "asset", place.Member("asset"));
        if (!(Ratio > 0 && Ratio <= LargestRatio)) throw place.Member("ratio").Refuse(Ratio, "a ratio is above 0 and at most 1e9");
        return new FeedReference(Asset, Ratio);
    }
}

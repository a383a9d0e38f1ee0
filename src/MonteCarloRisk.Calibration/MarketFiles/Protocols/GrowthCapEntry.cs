using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Oracles;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A cap on a staking token's rate, as a file says it.</summary>
[Description("A token counts no more than what it is staked from, times a snapshot's rate with the largest growth since.")]
public sealed record GrowthCapEntry
{
    const double LargestRate = 1e6;

    /// <summary>What it is staked from.</summary>
    [Description("What it is staked from, an asset of the model.")]
    public required string Base { get; init; }

    /// <summary>The snapshot's rate.</summary>
    [Description("Tokens' rate today that growth is reckoned from, such as 1.05 of the base; above 0, at most 1e6.")]
    [Within("(0, 1e6]")]
    public required double Snapshot { get; init; }

    /// <summary>The largest growth.</summary>
    [Description("Largest growth, a simple rate per year, such as 0.0968; 0 to 1.")]
    [Within("[0, 1]")]
    public required double Growth { get; init; }

    internal RateCap ToCap(IReadOnlyCollection<string> assets, JsonPlace place)
    {
        Names.CheckKnown(Base, assets, "asset", place.Member("base"));
        if (!(Snapshot > 0 && Snapshot <= LargestRate)) throw place.Member("snapshot").Refuse(Snapshot, "a rate is above 0 and at most 1e6; 1.05 is five percent above the base");
        Fractions.Check(Growth, place.Member("growth"), "a growth per year");
        return new RateCap(Base, Snapshot, Growth);
    }
}

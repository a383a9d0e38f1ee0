using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Lending;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A category of efficiency mode, as a file says it.</summary>
[Description("A category of assets whose prices move together, with a threshold and a bonus of its own for positions that hold and owe nothing else (Aave's e-mode).")]
public sealed record EfficiencyModeEntry
{
    /// <summary>The assets.</summary>
    [Description("The assets, two or more.")]
    public required IReadOnlyList<string> Assets { get; init; }

    /// <summary>The threshold.</summary>
    [Description("A position is unhealthy where its debt is above this fraction of its collateral's value; above 0, at most 1.")]
    [Within("(0, 1]")]
    public required double LiquidationThreshold { get; init; }

    /// <summary>The bonus.</summary>
    [Description("What a liquidator gets above what it repays, such as 0.01; threshold x (1 + bonus) is at most 1.")]
    [Within("[0, 1]")]
    public required double Bonus { get; init; }

    /// <summary>The category's own oracle.</summary>
    [Description("What each asset is worth against the others whatever markets and oracles tell, by its name: a category's own oracle, by which all are worth 1 in Aave 3.0; by default the assets' oracles hold.")]
    [Within("(0, )")]
    public IReadOnlyDictionary<string, double>? Prices { get; init; }

    internal EfficiencyMode ToMode(IReadOnlyCollection<string> known, JsonPlace place)
    {
        JsonPlace list = place.Member("assets");
        if (Assets is null || Assets.Count < 2 || Assets.Distinct().Count() < Assets.Count) throw list.Fault("a category has two assets or more, each once");
        for (int i = 0; i < Assets.Count; i++) Names.CheckKnown(Assets[i], known, "collateral or reserve", list.Item(i));
        Fractions.CheckAboveZero(LiquidationThreshold, place.Member("liquidationThreshold"), "a liquidation threshold");
        Fractions.Check(Bonus, place.Member("bonus"), "a liquidation bonus");
        if (LiquidationThreshold * (1 + Bonus) > 1)
            throw place.Member("bonus").Refuse(Bonus, FormattableString.Invariant($"with a liquidation threshold of {LiquidationThreshold} each liquidation at the threshold would leave bad debt; threshold x (1 + bonus) is at most 1"));
        if (Prices is { } prices)
        {
            foreach ((string asset, double price) in prices)
            {
                Names.CheckKnown(asset, [.. Assets], "asset of the category", place.Member("prices").Member(asset));
                Fractions.CheckAmountAboveZero(price, place.Member("prices").Member(asset), "a price");
            }

            if (Assets.FirstOrDefault(asset => !prices.ContainsKey(asset)) is { } missing) throw place.Member("prices").Fault($"\"{missing}\" has no price; a category's own oracle prices all of its assets");
        }

        return new EfficiencyMode(Assets, LiquidationThreshold, Bonus) { Prices = Prices };
    }
}

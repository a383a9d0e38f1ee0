using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles.Liquidity;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("The margin rules in force.")]
[NotTogether("liquidationDelayDays", "delayDistribution")]
[NotModelled("closeFactor", "an account is closed out whole, so a close factor would change nothing; protocol.mechanisms has one")]
sealed record RulesSection
{
    [Description("Collateral rule by asset name. An asset without one is not accepted as collateral.")]
    public IReadOnlyDictionary<string, CollateralRuleEntry> Collateral { get; init; } = new Dictionary<string, CollateralRuleEntry>();

    [Description("Margin of short options by the underlying asset's name. Options on an asset without one cannot be written.")]
    public IReadOnlyDictionary<string, OptionRuleEntry> Options { get; init; } = new Dictionary<string, OptionRuleEntry>();

    [Description("Margin of perpetuals by the underlying asset's name. An asset without one has no positions in perpetuals.")]
    public IReadOnlyDictionary<string, PerpetualRuleEntry> Perpetuals { get; init; } = new Dictionary<string, PerpetualRuleEntry>();

    [Description("Whole days from the breach of a rule to the close-out, 0 to 365; by default 0.")]
    [Within("[0, 365]")]
    public int? LiquidationDelayDays { get; init; }

    [Description("How that delay is drawn, in days, where it is not always the same; in the place of liquidationDelayDays.")]
    public DelayChoice? DelayDistribution { get; init; }

    /// <summary>The delay, the longest where it is drawn.</summary>
    [JsonIgnore]
    public int LongestDelay => DelayDistribution?.ToDistribution().Longest ?? LiquidationDelayDays ?? 0;
}

[Description("How much may be borrowed against an asset.")]
sealed record CollateralRuleEntry
{
    [Description("Largest debt at opening as a fraction of the collateral's value; above 0, at most the liquidation threshold.")]
    [Within("(0, 1]")]
    public required double LoanToValue { get; init; }

    [Description("Debt over collateral value beyond which the account may be liquidated; above 0, at most 1.")]
    [Within("(0, 1]")]
    public required double LiquidationThreshold { get; init; }

    [Description("What a close-out takes from this collateral beside slippage; by default nothing.")]
    public PenaltyEntry? Penalty { get; init; }
}

[Description("Margin of short options as fractions of the underlying's value per contract.")]
sealed record OptionRuleEntry
{
    [Description("Equity needed to open beyond the option's value; at least the maintenance margin, at most 1.")]
    [Within("(0, 1]")]
    public required double InitialMargin { get; init; }

    [Description("Equity needed to keep beyond the option's value; 0 or more.")]
    [Within("[0, 1]")]
    public required double MaintenanceMargin { get; init; }
}

[Description("Margin of perpetuals, long or short, as fractions of the notional.")]
sealed record PerpetualRuleEntry
{
    [Description("Equity needed to open; above 0, at least the maintenance margin, at most 1. One over it is the largest leverage.")]
    [Within("(0, 1]")]
    public required double InitialMargin { get; init; }

    [Description("Equity needed to keep; 0 or more.")]
    [Within("[0, 1]")]
    public required double MaintenanceMargin { get; init; }
}

using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles.Liquidity;

namespace MonteCarloRisk.Cli.Requests;

[Description("How accounts are closed out after a breach.")]
[NotTogether("liquidationDelay", "delayDistribution")]
sealed record CloseOutRequest
{
    [Description("Whole monitoring dates from a breach to the close-out, 0 to 365; by default 0.")]
    [Within("[0, 365]")]
    public int? LiquidationDelay { get; init; }

    [Description("How that delay is drawn, in monitoring dates, where it is not always the same; in the place of liquidationDelay.")]
    public DelayChoice? DelayDistribution { get; init; }

    [Description("What sales of an asset cost at the close-out, by its name; by default nothing.")]
    public IReadOnlyDictionary<string, LiquidityChoice>? Liquidity { get; init; }

    [Description("What the close-out takes from an asset's collateral beside slippage, by its name; by default nothing.")]
    public IReadOnlyDictionary<string, PenaltyEntry>? Penalties { get; init; }
}

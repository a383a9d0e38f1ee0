using System.Text.Json.Serialization;
using MonteCarloRisk.Domain.Liquidity;

namespace MonteCarloRisk.Domain.Accounts;

/// <summary>
/// The margin rules of a protocol. An account may be liquidated when
/// cash + sum(liquidation threshold * collateral value) + option value + profit of perpetuals - debt falls below
/// sum(maintenance margin * |short contracts| * underlying price) + sum(maintenance margin * |units of perpetuals| * underlying price).
/// </summary>
/// <param name="Collateral">Loan-to-value and liquidation threshold by asset name.</param>
/// <param name="Options">Initial and maintenance margin of short options by underlying asset name.</param>
/// <param name="LiquidationDelay">Whole days from the breach of the rule to the close-out, zero or more; the longest where it is drawn.</param>
public sealed record MarginRules(
    IReadOnlyDictionary<string, CollateralRule> Collateral,
    IReadOnlyDictionary<string, OptionMarginRule> Options,
    int LiquidationDelay)
{
    /// <summary>Initial and maintenance margin of perpetuals by underlying asset name.</summary>
    public IReadOnlyDictionary<string, PerpetualMarginRule> Perpetuals { get; init; } = new Dictionary<string, PerpetualMarginRule>();

    /// <summary>How the delay is drawn; null where it is always the same.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DelayDistribution? Delays { get; init; }
}

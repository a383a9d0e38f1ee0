using System.Text.Json.Serialization;
using MonteCarloRisk.Domain.Liquidity;

namespace MonteCarloRisk.Domain.Accounts;

/// <summary>How much may be borrowed against one asset.</summary>
/// <param name="LoanToValue">The largest debt at opening, as a fraction of the collateral's value; above 0 and at most the threshold.</param>
/// <param name="LiquidationThreshold">Debt over collateral value beyond which the account may be liquidated; above 0, at most 1. One minus it is the haircut.</param>
public sealed record CollateralRule(double LoanToValue, double LiquidationThreshold)
{
    /// <summary>What a close-out takes from the collateral; null where that is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LiquidationPenalty? Penalty { get; init; }
}

using System.Text.Json.Serialization;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>
/// What one collateral asset requires. Insolvency is measured on the worst placed borrower, one unit of the asset against the largest debt that
/// the liquidation threshold leaves healthy; breach on a borrower who opens at the loan-to-value.
/// </summary>
/// <param name="Asset">The asset's name.</param>
/// <param name="Current">The rule in force.</param>
/// <param name="Recommended">The recommended rule; the one in force where the target could not be resolved.</param>
/// <param name="Solution">The requirement solved, as equity over debt.</param>
/// <param name="LiquidationThreshold">The requirement as liquidation threshold, 1 / (1 + requirement); null where not resolved.</param>
/// <param name="LoanToValue">The largest loan-to-value that meets the breach target under that threshold; null where not resolved.</param>
/// <param name="CurrentBreachProbability">Borrower at the loan-to-value in force: probability of being liquidated within the horizon.</param>
/// <param name="RecommendedBreachProbability">The same at the recommended loan-to-value, under the recommended threshold.</param>
/// <param name="CurrentInsolvencyProbability">Borrower at the threshold in force: probability of being insolvent at close-out.</param>
/// <param name="RecommendedInsolvencyProbability">The same at the recommended threshold.</param>
public sealed record CollateralRequirement(
    string Asset,
    CollateralRule Current,
    CollateralRule Recommended,
    RequirementSolution Solution,
    Estimate? LiquidationThreshold,
    Estimate? LoanToValue,
    Estimate CurrentBreachProbability,
    Estimate RecommendedBreachProbability,
    Estimate CurrentInsolvencyProbability,
    Estimate RecommendedInsolvencyProbability)
{
    /// <summary>The rule that would be recommended without governance limits; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CollateralRule? Solved { get; init; }
}

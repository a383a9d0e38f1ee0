using System.Text.Json.Serialization;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Frontier;

/// <summary>A rule on the frontier of an asset.</summary>
/// <param name="Requirement">Maintenance requirement: equity over debt of a loan, over the notional of short options.</param>
/// <param name="Leverage">Position over equity at the requirement: 1 / (1 - liquidation threshold) of a loan, 1 / requirement of short options.</param>
/// <param name="InsolvencyProbability">Probability that the standard account is insolvent at close-out.</param>
/// <param name="MarginalCost">Requirement that makes an insolvency ten times as rare, at this point; null where the paths do not tell.</param>
public sealed record AssetPoint(double Requirement, double Leverage, Estimate InsolvencyProbability, Estimate? MarginalCost)
{
    /// <summary>What may be borrowed against a unit of collateral when a loan is opened, both in the numéraire: the loan-to-value; null of short options, and in documents of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? BorrowingPower { get; init; }

    /// <summary>Position over equity of who borrows or writes all that may be: 1 / (1 - loan-to-value), 1 / initial margin; null where that is no margin, and in documents of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? OpeningLeverage { get; init; }

    /// <summary>Probability that who does so is breached within the horizon; null in documents of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Estimate? BreachProbability { get; init; }
}

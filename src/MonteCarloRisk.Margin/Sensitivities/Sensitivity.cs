using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Sensitivities;

/// <summary>How the answers change with one input of the model.</summary>
/// <param name="Input">The input, such as "volatility of ETH".</param>
/// <param name="Per">The change of it that the others are told for, such as "+10%".</param>
/// <param name="InsolvencyProbability">Change of the probability that the protocol has bad debt, under the rules in force.</param>
/// <param name="ExpectedBadDebt">Change of the mean bad debt in the numéraire.</param>
/// <param name="Thresholds">Change of the solved liquidation threshold, by collateral; null where it could not be resolved.</param>
public sealed record Sensitivity(string Input, string Per, Estimate InsolvencyProbability, Estimate ExpectedBadDebt, IReadOnlyList<Estimate?> Thresholds)
{
    /// <summary>Change of the solved maintenance margin, by <see cref="SensitivityAnswers.Margins"/>; null where it could not be resolved, and empty in documents of earlier versions.</summary>
    public IReadOnlyList<Estimate?> Margins { get; init; } = [];
}

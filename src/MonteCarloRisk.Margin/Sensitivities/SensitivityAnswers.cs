using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Sensitivities;

/// <summary>The sensitivities of the answers to each input of the model.</summary>
/// <param name="Paths">Paths of each point.</param>
/// <param name="Move">How far an input is moved to either side: as a fraction of itself, or up to half of it in correlation and all of it in drift per year.</param>
/// <param name="Collateral">The assets of the thresholds.</param>
/// <param name="InsolvencyProbability">The probability itself, on the same paths.</param>
/// <param name="Inputs">The inputs.</param>
/// <param name="NotMoved">Inputs that are not moved, and why, one line each.</param>
/// <param name="Runs">The simulations.</param>
public sealed record SensitivityAnswers(
    ReplicatedPaths Paths,
    double Move,
    IReadOnlyList<string> Collateral,
    Estimate InsolvencyProbability,
    IReadOnlyList<Sensitivity> Inputs,
    IReadOnlyList<string> NotMoved,
    StudyRuns Runs)
{
    /// <summary>What the maintenance margins are of, such as "short options on ETH"; empty in documents of earlier versions.</summary>
    public IReadOnlyList<string> Margins { get; init; } = [];
}

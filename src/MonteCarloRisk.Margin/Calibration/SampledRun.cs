using System.Text.Json.Serialization;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>How the paths of a run were tilted.</summary>
/// <param name="Tilts">Tilts beside the model's own law.</param>
/// <param name="DefensiveShare">Share of the paths that follow the model itself.</param>
/// <param name="PilotPaths">Paths that were walked to find the tilts, beside those of the run.</param>
/// <param name="Weights">What the weights of the protocol's insolvency say.</param>
public sealed record SampledRun(int Tilts, double DefensiveShare, long PilotPaths, WeightDiagnostics Weights)
{
    /// <summary>Insolvencies that no pilot found a way to, one line each; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Cautions { get; init; }
}

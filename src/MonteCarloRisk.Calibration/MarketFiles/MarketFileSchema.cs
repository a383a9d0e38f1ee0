using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>The published JSON schema of the market file.</summary>
public static class MarketFileSchema
{
    /// <summary>The schema as a JSON document.</summary>
    public static string Json { get; } = JsonSchemas.Of(typeof(MarketFile), "MonteCarloRisk market file");
}

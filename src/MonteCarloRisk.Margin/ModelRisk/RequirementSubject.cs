using System.Text.Json.Serialization;

namespace MonteCarloRisk.Margin.ModelRisk;

/// <summary>What has a requirement.</summary>
/// <param name="Name">The collateral asset, or the underlying of short options or perpetuals.</param>
/// <param name="IsOption">Whether of short options.</param>
/// <param name="Current">The maintenance requirement in force.</param>
public sealed record RequirementSubject(string Name, bool IsOption, double Current)
{
    /// <summary>Whether of perpetuals.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsPerpetual { get; init; }
}

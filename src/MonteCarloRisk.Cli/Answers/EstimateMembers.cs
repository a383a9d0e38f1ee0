using System.Text.Json.Serialization;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>A further estimate from the same run.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Its standard error; null where no path had a value.</param>
/// <param name="ConfidenceInterval">Its confidence interval.</param>
/// <param name="Method">How the value and its interval were made.</param>
sealed record EstimateMembers(double Value, double StandardError, ConfidenceInterval ConfidenceInterval, string Method)
{
    /// <summary>Why there are no numbers; null where there are.</summary>
    [JsonIgnore]
    public string? Untold { get; private init; }

    public static EstimateMembers Of(Estimate estimate) => new(estimate.Value, estimate.StandardError, estimate.Interval, estimate.Method) { Untold = estimate.Untold };
}

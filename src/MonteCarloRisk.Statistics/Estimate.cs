using System.Text.Json.Serialization;

namespace MonteCarloRisk.Statistics;

/// <summary>A number with its uncertainty. A bare number never leaves the simulation.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Standard error of the value, zero or more; not a number where the samples tell of none.</param>
/// <param name="Interval">Confidence interval of the value; an end that the samples do not bound is infinite.</param>
/// <param name="SampleCount">Number of independent samples.</param>
/// <param name="Method">How the value and its interval were made, such as "crude Monte Carlo, Clopper-Pearson".</param>
public sealed record Estimate(double Value, double StandardError, ConfidenceInterval Interval, long SampleCount, string Method)
{
    /// <summary>
    /// The same value with the standard error and the interval of its fitting error, which <see cref="StandardError"/> and <see cref="Interval"/>, those of the simulation, leave out.
    /// Its method begins with "fitting error", its samples are resampled histories; its numbers are none where the method says why. Null where it was not asked for.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Estimate? Fitting { get; init; }
}

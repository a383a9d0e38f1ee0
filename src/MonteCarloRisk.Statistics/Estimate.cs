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

    /// <summary>Why the samples carry no number at all, and what would help; null where they do. What is not carried has no value, no error and no interval.</summary>
    [JsonIgnore]
    public string? Untold => double.IsNaN(Value) && double.IsNaN(Interval.Lower) && Method.IndexOf(UntoldMark, StringComparison.Ordinal) is >= 0 and var at ? Method[(at + UntoldMark.Length)..] : null;

    private const string UntoldMark = ", not told: ";

    /// <summary>An estimate that its samples do not carry.</summary>
    /// <param name="level">Confidence level that its interval would have.</param>
    /// <param name="sampleCount">Number of samples.</param>
    /// <param name="method">How the samples were made.</param>
    /// <param name="reason">Why they do not carry it, and what would help, in one line.</param>
    public static Estimate NotTold(double level, long sampleCount, string method, string reason) =>
        new(double.NaN, double.NaN, new ConfidenceInterval(double.NaN, double.NaN, level), sampleCount, $"{method}{UntoldMark}{reason}");
}

namespace MonteCarloRisk.Statistics;

/// <summary>A number with its uncertainty. A bare number never leaves the simulation.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Standard error of the value, zero or more; not a number where the samples tell of none.</param>
/// <param name="Interval">Confidence interval of the value; an end that the samples do not bound is infinite.</param>
/// <param name="SampleCount">Number of independent samples.</param>
/// <param name="Method">How the value and its interval were made, such as "crude Monte Carlo, Clopper-Pearson".</param>
public sealed record Estimate(double Value, double StandardError, ConfidenceInterval Interval, long SampleCount, string Method);

namespace MonteCarloRisk.Statistics.Bootstrap;

/// <summary>One answer of one model, simulated with two seeds.</summary>
/// <param name="First">By the first seed.</param>
/// <param name="Second">By the second seed, on as many paths.</param>
public readonly record struct TwiceSimulated(double First, double Second);

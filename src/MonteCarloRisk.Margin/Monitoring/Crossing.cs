namespace MonteCarloRisk.Margin.Monitoring;

/// <summary>Where a probability, its upper and its lower confidence limit are at or below a target, by edge.</summary>
/// <param name="Value">Of the probability.</param>
/// <param name="Upper">Of its upper limit.</param>
/// <param name="Lower">Of its lower limit.</param>
internal sealed record Crossing(Func<int, bool> Value, Func<int, bool> Upper, Func<int, bool> Lower);

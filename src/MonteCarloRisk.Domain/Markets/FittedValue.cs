namespace MonteCarloRisk.Domain.Markets;

/// <summary>A value told from data, with the interval of its fitting error.</summary>
/// <param name="Value">The value.</param>
/// <param name="Lower">Lower end of its confidence interval.</param>
/// <param name="Upper">Upper end.</param>
public sealed record FittedValue(double Value, double Lower, double Upper);

namespace MonteCarloRisk.Statistics;

/// <summary>A confidence interval.</summary>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Level">Confidence level in (0, 1), such as 0.95.</param>
public readonly record struct ConfidenceInterval(double Lower, double Upper, double Level);

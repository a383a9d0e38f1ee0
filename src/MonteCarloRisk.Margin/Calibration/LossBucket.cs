namespace MonteCarloRisk.Margin.Calibration;

/// <summary>Paths whose loss lies in [Lower, Upper).</summary>
/// <param name="Lower">Lower end in the numéraire, above zero.</param>
/// <param name="Upper">Upper end in the numéraire; infinity for the last.</param>
/// <param name="Paths">Number of paths.</param>
public readonly record struct LossBucket(double Lower, double Upper, long Paths);

namespace MonteCarloRisk.Statistics.Tails;

/// <summary>Samples whose loss lies in [Lower, Upper]; the two are equal where the loss is known exactly.</summary>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end; infinity where nothing bounds it.</param>
/// <param name="Samples">Number of samples, one or more.</param>
public readonly record struct LossGroup(double Lower, double Upper, long Samples);

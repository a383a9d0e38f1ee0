namespace MonteCarloRisk.Margin.Calibration;

/// <summary>Quantiles of an asset's simulated price by day, and a few of the paths.</summary>
/// <param name="Asset">The asset's name.</param>
/// <param name="Levels">Probability levels of the quantiles, increasing, such as 0.05, 0.25, 0.5, 0.75, 0.95.</param>
/// <param name="Quantiles">Price by level, then by day from 0.</param>
/// <param name="Paths">Price by path, then by day from 0: the first paths of the simulation.</param>
/// <param name="PathCount">Number of paths behind the quantiles.</param>
public sealed record PriceFan(
    string Asset,
    IReadOnlyList<double> Levels,
    IReadOnlyList<IReadOnlyList<double>> Quantiles,
    IReadOnlyList<IReadOnlyList<double>> Paths,
    int PathCount);

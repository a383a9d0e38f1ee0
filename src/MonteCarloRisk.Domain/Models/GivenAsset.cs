namespace MonteCarloRisk.Domain.Models;

/// <summary>An asset whose prices are given.</summary>
/// <param name="Name">The asset's name.</param>
/// <param name="Prices">One a time, above zero, in the numéraire.</param>
/// <param name="UsualVolatility">Volatility per square-root year of usual times: market depth that shrinks in stress does so where the path's is higher; 0 where it does not shrink.</param>
/// <param name="NoiseDeviation">Standard deviation, in the long run, of the log price around the given one, zero or more.</param>
public sealed record GivenAsset(string Name, IReadOnlyList<double> Prices, double UsualVolatility = 0, double NoiseDeviation = 0);

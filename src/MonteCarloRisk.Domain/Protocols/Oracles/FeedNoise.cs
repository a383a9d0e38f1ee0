namespace MonteCarloRisk.Domain.Protocols.Oracles;

/// <summary>What a feed reads is the market's price times exp(x), x reverting to zero.</summary>
/// <param name="Deviation">Standard deviation of x in the long run, zero or more.</param>
/// <param name="HalfLife">Seconds in which half of x is left, above zero.</param>
public sealed record FeedNoise(double Deviation, double HalfLife);

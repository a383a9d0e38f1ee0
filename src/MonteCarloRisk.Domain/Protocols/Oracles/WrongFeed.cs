namespace MonteCarloRisk.Domain.Protocols.Oracles;

/// <summary>What a feed reads is off by a factor for a while.</summary>
/// <param name="Factor">The factor, above zero: 1000 where decimals were mistaken, 0.5 for half the price.</param>
/// <param name="Duration">Seconds for which it is, above zero.</param>
/// <param name="When">When it begins.</param>
public sealed record WrongFeed(double Factor, double Duration, Occurrence When);

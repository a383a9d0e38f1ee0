namespace MonteCarloRisk.Domain.Protocols.Oracles;

/// <summary>An oracle that stands still for a while, at times of its own.</summary>
/// <param name="PerYear">Mean number of outages a year while it works, zero or more.</param>
/// <param name="Duration">Seconds of an outage, above zero.</param>
public sealed record OracleOutage(double PerYear, double Duration);

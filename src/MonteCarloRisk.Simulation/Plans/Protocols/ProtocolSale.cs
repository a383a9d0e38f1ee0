namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>One thing that sales add up.</summary>
/// <param name="Measure">What.</param>
/// <param name="Asset">The collateral; null for what is of all together.</param>
/// <param name="Venue">The venue; null for what is not of one.</param>
public sealed record ProtocolSale(SaleMeasure Measure, string? Asset, string? Venue);

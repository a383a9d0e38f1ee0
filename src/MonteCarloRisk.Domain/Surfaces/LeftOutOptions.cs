namespace MonteCarloRisk.Domain.Surfaces;

/// <summary>Options of an expiry that no surface is fitted to.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Count">How many.</param>
public sealed record LeftOutOptions(string Reason, int Count);

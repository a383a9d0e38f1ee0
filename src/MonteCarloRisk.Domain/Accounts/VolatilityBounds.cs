namespace MonteCarloRisk.Domain.Accounts;

/// <summary>Between which an implied volatility stays, per square-root year.</summary>
/// <param name="Floor">The least, above zero.</param>
/// <param name="Cap">The largest, above the floor.</param>
public sealed record VolatilityBounds(double Floor, double Cap);

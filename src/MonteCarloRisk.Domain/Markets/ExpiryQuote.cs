namespace MonteCarloRisk.Domain.Markets;

/// <summary>The forward of one expiry. Within the averaging window of its settlement a part is fixed and no longer moves with the spot.</summary>
/// <param name="VariableForward">The part that moves with the spot, zero or more.</param>
/// <param name="FixedForward">The part that is fixed, zero or more.</param>
/// <param name="Confidence">Least confidence of the forward, rate and volatility feeds, in [0, 1].</param>
public sealed record ExpiryQuote(double VariableForward, double FixedForward = 0, double Confidence = 1);

namespace MonteCarloRisk.Domain.Surfaces;

/// <summary>What a model says of one expiry.</summary>
/// <param name="Error">Its distance from the quotes.</param>
/// <param name="LogMoneyness">ln(strike / forward) of the points of the curve, rising.</param>
/// <param name="Volatility">Volatility there, as a fraction.</param>
public sealed record FittedSmile(SmileError Error, IReadOnlyList<double> LogMoneyness, IReadOnlyList<double> Volatility);

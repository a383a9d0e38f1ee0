namespace MonteCarloRisk.Domain.Surfaces;

/// <summary>One strike of an expiry as the market quotes its out-of-the-money option. Volatilities are per square-root year of 365 days, as fractions.</summary>
/// <param name="Instrument">The exchange's name of the option.</param>
/// <param name="Strike">Strike in the numéraire.</param>
/// <param name="LogMoneyness">ln(strike / forward).</param>
/// <param name="BidVolatility">Implied volatility of the bid.</param>
/// <param name="AskVolatility">Implied volatility of the ask; at least that of the bid.</param>
/// <param name="MidVolatility">Implied volatility of the mean of bid and ask; what surfaces are fitted to.</param>
/// <param name="MarkVolatility">The exchange's own volatility of its mark; null where it gives none.</param>
public sealed record SmileQuote(
    string Instrument, double Strike, double LogMoneyness, double BidVolatility, double AskVolatility, double MidVolatility, double? MarkVolatility)
{
    /// <summary>Half of the distance between ask and bid.</summary>
    public double HalfSpread => 0.5 * (AskVolatility - BidVolatility);
}

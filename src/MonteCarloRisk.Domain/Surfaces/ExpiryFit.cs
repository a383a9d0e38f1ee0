namespace MonteCarloRisk.Domain.Surfaces;

/// <summary>One expiry of a chain and what was fitted to it.</summary>
/// <param name="Expiry">When it expires, UTC.</param>
/// <param name="Years">Time to expiry in years of 365 days.</param>
/// <param name="Forward">Forward in the numéraire.</param>
/// <param name="ForwardSource">Where the forward comes from.</param>
/// <param name="Quotes">The quotes that were fitted, by rising strike.</param>
/// <param name="LeftOut">The options that were not, by reason.</param>
/// <param name="AtTheMoneyVolatility">Volatility of the surface at the forward, as a fraction.</param>
/// <param name="Skew">Slope of the surface's volatility in log-moneyness at the forward.</param>
/// <param name="Slice">The expiry's slice of the surface.</param>
/// <param name="SsviParameters">θ, ρ and ψ of the slice with their standard errors; none where a condition for no arbitrage holds the slice away from the fit to its own quotes.</param>
/// <param name="SviParameters">a, b, ρ, m and σ of the expiry's own SVI fit with their standard errors; null where there are too few quotes, or the surface's slice stands in.</param>
/// <param name="LeastDensity">Least value of Durrleman's g on the grid.</param>
/// <param name="Ssvi">The surface against the quotes.</param>
/// <param name="Svi">The expiry's own SVI fit against the quotes; null where there are too few of them.</param>
/// <param name="Heston">The fitted Heston model against the quotes.</param>
/// <param name="Bates">The fitted Bates model against the quotes.</param>
public sealed record ExpiryFit(
    DateTime Expiry,
    double Years,
    double Forward,
    ForwardSource ForwardSource,
    IReadOnlyList<SmileQuote> Quotes,
    IReadOnlyList<LeftOutOptions> LeftOut,
    double AtTheMoneyVolatility,
    double Skew,
    SsviSlice Slice,
    IReadOnlyList<FittedParameter> SsviParameters,
    IReadOnlyList<FittedParameter>? SviParameters,
    double LeastDensity,
    FittedSmile Ssvi,
    FittedSmile? Svi,
    FittedSmile Heston,
    FittedSmile Bates);

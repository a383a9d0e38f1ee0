using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.OptionSurfaces.Smiles;

/// <summary>The quotes of one expiry that surfaces are fitted to.</summary>
/// <param name="Expiry">When it expires, UTC.</param>
/// <param name="Years">Time to expiry in years of 365 days, above zero.</param>
/// <param name="Forward">Forward in dollars.</param>
/// <param name="ForwardSource">Where the forward comes from.</param>
/// <param name="Quotes">One out-of-the-money option a strike, by rising strike.</param>
/// <param name="LeftOut">The other options, by reason.</param>
public sealed record ExpirySmile(
    DateTime Expiry, double Years, double Forward, ForwardSource ForwardSource, IReadOnlyList<SmileQuote> Quotes, IReadOnlyList<LeftOutOptions> LeftOut)
{
    /// <summary>
    /// Uncertainty of a quote's volatility that no quote is trusted beyond: marks move between the moments at which neighbouring strikes are quoted, and a spread of one
    /// tick would else outweigh all others.
    /// </summary>
    public const double LeastUncertainty = 0.0025;

    /// <summary>The uncertainty that weighs a quote: half of its spread, in volatility, and the least uncertainty. A price spread over vega is a volatility spread, so
    /// weights by width in volatility are weights by vega and width in price.</summary>
    /// <param name="quote">A quote.</param>
    public static double Uncertainty(SmileQuote quote) => Math.Sqrt((quote.HalfSpread * quote.HalfSpread) + (LeastUncertainty * LeastUncertainty));
}

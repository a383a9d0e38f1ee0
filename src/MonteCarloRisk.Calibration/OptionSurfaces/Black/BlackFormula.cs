using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Calibration.OptionSurfaces.Black;

/// <summary>
/// Undiscounted prices of European options on a forward, F. Black, <i>The pricing of commodity contracts</i>, Journal of Financial Economics 3 (1976) 167, and their
/// inverse. An inverse option on a coin pays (S - K)/S in coin; its premium p in coin is worth p × forward in dollars at expiry, so that the undiscounted dollar price over
/// the forward is the premium itself.
/// </summary>
public static class BlackFormula
{
    const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>The price, in the unit of the forward.</summary>
    /// <param name="right">Call or put.</param>
    /// <param name="forward">Forward, above zero.</param>
    /// <param name="strike">Strike, above zero.</param>
    /// <param name="totalVolatility">Volatility × sqrt(years), zero or more.</param>
    public static double Price(OptionRight right, double forward, double strike, double totalVolatility)
    {
        Check(forward, strike);
        ArgumentOutOfRangeException.ThrowIfNegative(totalVolatility);
        return Intrinsic(right, forward, strike) + (Math.Sqrt(forward * strike) * NormalisedBlack.Price(-Math.Abs(Math.Log(forward / strike)), totalVolatility));
    }

    /// <summary>Derivative of the price to the total volatility, in the unit of the forward.</summary>
    /// <param name="forward">Forward, above zero.</param>
    /// <param name="strike">Strike, above zero.</param>
    /// <param name="totalVolatility">Volatility × sqrt(years), zero or more.</param>
    public static double Vega(double forward, double strike, double totalVolatility)
    {
        Check(forward, strike);
        return Math.Sqrt(forward * strike) * NormalisedBlack.Derivative(-Math.Abs(Math.Log(forward / strike)), totalVolatility);
    }

    /// <summary>The volatility that gives a price, to within the error that the rounding of the price itself makes.</summary>
    /// <param name="right">Call or put.</param>
    /// <param name="forward">Forward, above zero.</param>
    /// <param name="strike">Strike, above zero.</param>
    /// <param name="years">Time to expiry in years, above zero.</param>
    /// <param name="price">Undiscounted price in the unit of the forward.</param>
    public static ImpliedVolatilityResult ImpliedVolatility(OptionRight right, double forward, double strike, double years, double price)
    {
        Check(forward, strike);
        if (!(years > 0 && double.IsFinite(years))) throw new ArgumentOutOfRangeException(nameof(years), years, "A time to expiry is finite and above zero.");
        if (!double.IsFinite(price)) throw new ArgumentOutOfRangeException(nameof(price), price, "A price is finite.");
        double timeValue = price - Intrinsic(right, forward, strike);
        if (timeValue < 0) return new ImpliedVolatilityResult(PriceStanding.BelowIntrinsic, null);
        double x = -Math.Abs(Math.Log(forward / strike));
        double normalised = timeValue / Math.Sqrt(forward * strike);
        // A value so small that its normalised form is no longer a normal number carries no volatility either.
        if (normalised < SmallestNormal) return new ImpliedVolatilityResult(PriceStanding.AtIntrinsic, null);
        return normalised < Math.Exp(0.5 * x)
            ? new ImpliedVolatilityResult(PriceStanding.WithinBounds, NormalisedVolatility.Of(x, normalised).Value / Math.Sqrt(years))
            : new ImpliedVolatilityResult(PriceStanding.AtOrAboveLimit, null);
    }

    /// <summary>The volatility that gives the premium of an inverse option.</summary>
    /// <param name="right">Call or put.</param>
    /// <param name="forward">Forward in dollars, above zero.</param>
    /// <param name="strike">Strike in dollars, above zero.</param>
    /// <param name="years">Time to expiry in years, above zero.</param>
    /// <param name="premium">Premium in coin.</param>
    public static ImpliedVolatilityResult ImpliedVolatilityOfPremium(OptionRight right, double forward, double strike, double years, double premium) =>
        ImpliedVolatility(right, 1, strike / forward, years, premium);

    /// <summary>Intrinsic value in the unit of the forward.</summary>
    static double Intrinsic(OptionRight right, double forward, double strike) => Math.Max(0, right == OptionRight.Call ? forward - strike : strike - forward);

    static void Check(double forward, double strike)
    {
        if (!(forward > 0 && double.IsFinite(forward))) throw new ArgumentOutOfRangeException(nameof(forward), forward, "A forward is finite and above zero.");
        if (!(strike > 0 && double.IsFinite(strike))) throw new ArgumentOutOfRangeException(nameof(strike), strike, "A strike is finite and above zero.");
    }
}

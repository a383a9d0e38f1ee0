using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Margin.ComparisonMargins.Derive;

/// <summary>How the value of an expiry is reduced in scenarios: Factor * exp(-time * (rate * RateMultiple + RateAddition)).</summary>
/// <param name="Factor">Factor at expiry.</param>
/// <param name="RateMultiple">Multiple of the rate.</param>
/// <param name="RateAddition">Added to the rate, per year.</param>
public sealed record StaticDiscount(double Factor, double RateMultiple, double RateAddition)
{
    /// <summary>What a positive value is multiplied by.</summary>
    /// <param name="rate">Rate per year, continuously compounded.</param>
    /// <param name="time">Years to expiry.</param>
    public double Of(double rate, double time) => Factor * Double1.Exp(new Double1(-time * Shocked(rate))).Value;

    /// <summary>What a negative value is multiplied by: its growth, Factor * exp(time * shocked rate), and at most what undoes the discount to expiry.</summary>
    /// <param name="rate">Rate per year, continuously compounded.</param>
    /// <param name="time">Years to expiry.</param>
    /// <param name="discount">Discount factor to expiry.</param>
    public double OfLiability(double rate, double time, double discount) => Math.Min(1 / discount, Factor * Double1.Exp(new Double1(time * Shocked(rate))).Value);

    private double Shocked(double rate) => (rate * RateMultiple) + RateAddition;
}

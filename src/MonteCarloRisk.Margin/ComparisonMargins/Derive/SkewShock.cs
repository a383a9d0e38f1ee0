using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Margin.ComparisonMargins.Derive;

/// <summary>
/// How a skew scenario changes the volatility of one strike, with k = ln(strike / forward) when tilted and |k| when bent: it is multiplied by 1 + cap * min(1, max(-1, k / k*)),
/// cap = CapSlope √time + Cap, k* = max(LeastWidth, √time * WidthScale * (VolatilityLevel + √time * VolatilitySlope)). Source: derivexyz/v2-core, PMRMLib_2.sol.
/// </summary>
/// <param name="TiltCap">Largest relative change when tilted, at expiry.</param>
/// <param name="TiltCapSlope">Its change by square root of a year.</param>
/// <param name="BendCap">Largest relative change when bent, at expiry.</param>
/// <param name="BendCapSlope">Its change by square root of a year.</param>
/// <param name="LeastWidth">Least k*, above zero.</param>
/// <param name="WidthScale">Standard deviations to k*.</param>
/// <param name="VolatilityLevel">Volatility that the width is measured in.</param>
/// <param name="VolatilitySlope">Its change by square root of a year.</param>
public sealed record SkewShock(
    double TiltCap,
    double TiltCapSlope,
    double BendCap,
    double BendCapSlope,
    double LeastWidth,
    double WidthScale,
    double VolatilityLevel,
    double VolatilitySlope)
{
    /// <summary>What a volatility is multiplied by, zero or more.</summary>
    /// <param name="shock">Tilted or bent.</param>
    /// <param name="strike">Strike, above zero.</param>
    /// <param name="forward">Forward, above zero.</param>
    /// <param name="time">Years to expiry.</param>
    public double Factor(VolatilityShock shock, double strike, double forward, double time)
    {
        double root = Math.Sqrt(time);
        double cap = shock == VolatilityShock.Tilt ? (TiltCapSlope * root) + TiltCap : (BendCapSlope * root) + BendCap;
        double width = Math.Max(LeastWidth, root * WidthScale * (VolatilityLevel + (root * VolatilitySlope)));
        double k = Double1.Log(new Double1(strike / forward)).Value;
        if (shock == VolatilityShock.Bend) k = Math.Abs(k);
        double change = k >= 0 ? Math.Min(cap, k * cap / width) : Math.Max(-cap, k * cap / width);
        return Math.Max(0, 1 + change);
    }
}

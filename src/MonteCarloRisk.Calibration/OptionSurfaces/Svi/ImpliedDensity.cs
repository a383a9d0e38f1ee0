namespace MonteCarloRisk.Calibration.OptionSurfaces.Svi;

/// <summary>
/// Durrleman's g(k) = (1 - k w'/(2w))² - (w'²/4)(1/w + 1/4) + w''/2: the risk-neutral density is a positive multiple of it, so a smile is free of butterfly arbitrage
/// where g is nowhere negative and its wings rise by less than 2. Source: V. Durrleman, <i>From implied to spot volatilities</i>, thesis, Princeton 2003; Gatheral and Jacquier 2014, lemma 2.2.
/// </summary>
public static class ImpliedDensity
{
    /// <summary>Grid points of a check on each side of the forward.</summary>
    const int GridPoints = 200;

    /// <summary>Log-moneyness of the grid's ends: past it a slice is its wings.</summary>
    const double GridEnd = 3;

    /// <summary>g at a log-moneyness; minus infinity where the total variance is not above zero.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="k">ln(strike / forward).</param>
    public static double At(SviSlice slice, double k)
    {
        ArgumentNullException.ThrowIfNull(slice);
        double w = slice.TotalVariance(k);
        if (!(w > 0)) return double.NegativeInfinity;
        double slope = slice.Slope(k), tilt = 1 - (0.5 * k * slope / w);
        return (tilt * tilt) - (0.25 * slope * slope * ((1 / w) + 0.25)) + (0.5 * slice.Curvature(k));
    }

    /// <summary>The log-moneyness at which a slice is checked: dense at the forward, where short expiries bend, and thin in the wings.</summary>
    public static IEnumerable<double> Grid()
    {
        for (int i = -GridPoints; i <= GridPoints; i++)
        {
            double u = (double)i / GridPoints;
            yield return GridEnd * u * u * u;
        }
    }

    /// <summary>Least g on the grid, and in the limits of the wings, where it is 1/4 - (slope)²/16.</summary>
    /// <param name="slice">The slice.</param>
    public static double Least(SviSlice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        double steepest = slice.B * (1 + Math.Abs(slice.Rho));
        return Math.Min(Grid().Min(k => At(slice, k)), 0.25 - (steepest * steepest / 16));
    }
}

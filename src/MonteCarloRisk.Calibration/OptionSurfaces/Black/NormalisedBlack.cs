namespace MonteCarloRisk.Calibration.OptionSurfaces.Black;

/// <summary>
/// The price of an out-of-the-money option over the geometric mean of forward and strike: b(x, s) = e^(x/2) Φ(x/s + s/2) - e^(-x/2) Φ(x/s - s/2), with
/// x = -|ln(forward / strike)| ≤ 0 and the total volatility s = volatility × sqrt(years). It lies between 0 and e^(x/2). Source: P. Jäckel, <i>Let's be rational</i>,
/// Wilmott 75 (2015) 40. Relative error a few 1e-16 times the larger of 1 and |ln b|.
/// </summary>
static class NormalisedBlack
{
    const double HalfLogTwoPi = 0.91893853320467274178;
    const double InverseSqrtTwoPi = 0.39894228040143267794;

    /// <summary>b(x, s).</summary>
    /// <param name="x">At most zero.</param>
    /// <param name="s">Zero or more.</param>
    public static double Price(double x, double s)
    {
        if (s <= 0) return 0;
        double most = Math.Exp(0.5 * x);
        if (double.IsPositiveInfinity(s)) return most;
        double complement = Complement(x, s);
        return complement <= 0.5 * most ? most - complement : Math.Exp(LogPrice(x, s, MillsRatio.Difference(x / s, 0.5 * s)));
    }

    /// <summary>ln b(x, s), from the difference of Mills' ratios at x/s and s/2.</summary>
    public static double LogPrice(double x, double s, double difference)
    {
        double h = x / s, t = 0.5 * s;
        return (-0.5 * ((h * h) + (t * t))) - HalfLogTwoPi + Math.Log(difference);
    }

    /// <summary>e^(x/2) - b(x, s), a sum of two positive terms.</summary>
    public static double Complement(double x, double s)
    {
        double h = x / s, t = 0.5 * s;
        return (Math.Exp(0.5 * x) * Distribution(-h - t)) + (Math.Exp(-0.5 * x) * Distribution(h - t));
    }

    /// <summary>∂b/∂s.</summary>
    public static double Derivative(double x, double s)
    {
        double h = x / s, t = 0.5 * s;
        return s > 0 ? InverseSqrtTwoPi * Math.Exp(-0.5 * ((h * h) + (t * t))) : 0;
    }

    /// <summary>Φ(z), with the full relative accuracy of its lower tail.</summary>
    public static double Distribution(double z) => z <= 0 ? Lower(z) : 1 - Lower(-z);

    static double Lower(double z) => z < -40 ? 0 : MillsRatio.Of(z) * InverseSqrtTwoPi * Math.Exp(-0.5 * z * z);
}

namespace MonteCarloRisk.Calibration.OptionSurfaces.Black;

/// <summary>
/// Mills' ratio Y(z) = Φ(z) / φ(z) = ∫ exp(zu - u²/2) du over u > 0, and its symmetric difference, of which the price of an option is made:
/// Y(h + t) - Y(h - t) = 2 ∫ exp(hu - u²/2) sinh(tu) du. For t small against |h| the two values are almost equal, and the difference is summed from
/// the odd terms of its Taylor series in t, all of them positive.
/// </summary>
static class MillsRatio
{
    const double SqrtHalfPi = 1.2533141373155002512;
    const double SqrtHalf = 0.70710678118654752440;

    /// <summary>Below this ratio of t to max(|h|, 1) a subtraction would cost more than a digit, and the series has few terms.</summary>
    const double SeriesRatio = 0.1;

    /// <summary>Derivatives taken: by then the terms of the series are below 1e-17 of the first.</summary>
    const int Derivatives = 19;

    public static double Of(double z) => SqrtHalfPi * ScaledErrorFunction.Of(-z * SqrtHalf);

    /// <summary>Y(h + t) - Y(h - t) to a few units of the last place.</summary>
    /// <param name="h">At most zero.</param>
    /// <param name="t">Above zero; h + t at most 30.</param>
    public static double Difference(double h, double t) => t < SeriesRatio * Math.Max(-h, 1) ? Series(h, t) : Of(h + t) - Of(h - t);

    // The n-th derivative is M(n) = ∫ uⁿ exp(hu - u²/2) du, with M(n+1) = h M(n) + n M(n-1). Upwards that subtracts for h < 0, so for h away from
    // zero the ratios r(n) = M(n) / M(n-1) = n / (|h| + r(n+1)) are taken downwards, where every operation adds.
    static double Series(double h, double t)
    {
        Span<double> derivative = stackalloc double[Derivatives + 1];
        derivative[0] = Of(h);
        if (h > -1)
        {
            derivative[1] = 1 + (h * derivative[0]);
            for (int n = 1; n < Derivatives; n++) derivative[n + 1] = (h * derivative[n]) + (n * derivative[n - 1]);
        }
        else
        {
            double ratio = 0;
            for (int n = Derivatives + 5 + (int)(600 / (h * h)); n > Derivatives; n--) ratio = n / (ratio - h);
            Span<double> ratios = stackalloc double[Derivatives + 1];
            for (int n = Derivatives; n > 0; n--) ratios[n] = ratio = n / (ratio - h);
            for (int n = 1; n <= Derivatives; n++) derivative[n] = derivative[n - 1] * ratios[n];
        }

        double sum = 0, power = t;
        for (int n = 1; n <= Derivatives; n += 2)
        {
            double term = power * derivative[n];
            sum += term;
            if (term < 1e-17 * sum) break;
            power *= t * t / ((n + 1) * (n + 2));
        }

        return 2 * sum;
    }
}

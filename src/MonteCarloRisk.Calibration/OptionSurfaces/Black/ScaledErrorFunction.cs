namespace MonteCarloRisk.Calibration.OptionSurfaces.Black;

/// <summary>
/// The scaled complementary error function erfcx(x) = exp(x²) erfc(x) by the rational approximations of W. J. Cody, <i>Rational Chebyshev approximations for
/// the error function</i>, Mathematics of Computation 23 (1969) 631. Relative error below 1e-15 for x above -26.5, where it would overflow.
/// </summary>
static class ScaledErrorFunction
{
    const double InverseSqrtPi = 0.56418958354775628695;
    const double Small = 0.46875;
    const double Large = 4;

    // Degrees fall from left to right, as Horner's rule takes them.
    static ReadOnlySpan<double> SmallNumerator => [0.185777706184603153, 3.16112374387056560, 113.864154151050156, 377.485237685302021, 3209.37758913846947];

    static ReadOnlySpan<double> SmallDenominator => [1, 23.6012909523441209, 244.024637934444173, 1282.61652607737228, 2844.23683343917062];

    static ReadOnlySpan<double> MiddleNumerator =>
    [
        2.15311535474403846e-8, 0.564188496988670089, 8.88314979438837594, 66.1191906371416295, 298.635138197400131,
        881.95222124176909, 1712.04761263407058, 2051.07837782607147, 1230.33935479799725,
    ];

    static ReadOnlySpan<double> MiddleDenominator =>
    [
        1, 15.7449261107098347, 117.693950891312499, 537.181101862009858, 1621.38957456669019,
        3290.79923573345963, 4362.61909014324716, 3439.36767414372164, 1230.33935480374942,
    ];

    static ReadOnlySpan<double> LargeNumerator =>
        [0.0163153871373020978, 0.305326634961232344, 0.360344899949804439, 0.125781726111229246, 0.0160837851487422766, 6.58749161529837803e-4];

    static ReadOnlySpan<double> LargeDenominator =>
        [1, 2.56852019228982242, 1.87295284992346725, 0.527905102951428412, 0.0605183413124413191, 0.00233520497626869185];

    public static double Of(double x)
    {
        if (x < 0) return x < -Small ? (2 * SquaredExponential(-x)) - Of(-x) : Near(x);
        if (x <= Small) return Near(x);
        if (x <= Large) return Polynomial(MiddleNumerator, x) / Polynomial(MiddleDenominator, x);
        double inverse = 1 / (x * x);
        double ratio = inverse * Polynomial(LargeNumerator, inverse) / Polynomial(LargeDenominator, inverse);
        return (InverseSqrtPi - ratio) / x;
    }

    static double Near(double x)
    {
        double square = x * x;
        double error = x * Polynomial(SmallNumerator, square) / Polynomial(SmallDenominator, square);
        return Math.Exp(square) * (1 - error);
    }

    // exp(x²) in two factors: the square of a short number is exact, and the rest is small.
    static double SquaredExponential(double x)
    {
        double head = Math.Truncate(x * 16) / 16;
        return Math.Exp(head * head) * Math.Exp((x - head) * (x + head));
    }

    static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        double sum = coefficients[0];
        for (int i = 1; i < coefficients.Length; i++) sum = (sum * x) + coefficients[i];
        return sum;
    }
}

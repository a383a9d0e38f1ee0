using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Simulation.Plans.Student;

/// <summary>
/// Quantiles of the chi-square distribution in both tails: X with P(chi-square &lt;= X) = h, or with P(chi-square &gt; X) = h, for h in (0, 1/2].
/// </summary>
/// <remarks>
/// Newton's method for ln x = ln(X / 2) on the logarithm of the tail, which is concave in ln x, so that it comes from one side: from the power law
/// x^a / Gamma(a + 1) below, from Chernoff's bound a + sqrt(2 a L) + L, L = -ln h, above. Tails by the power series and the continued fraction
/// of the incomplete gamma function (Abramowitz and Stegun, 6.5.29 and 6.5.31), a half of the degrees of freedom. Relative error below 1e-12.
/// Only + - * / square roots and our own functions, so that every machine gets the same bits.
/// </remarks>
internal static class ChiSquareQuantile
{
    private const double Tolerance = 1e-15;

    // Both methods come from one side and are quadratic at the end; the most ever seen is 20.
    private const int MostSteps = 100;

    /// <summary>ln X with P(chi-square &lt;= X) = h.</summary>
    public static double LogLower(double degrees, double h)
    {
        double a = degrees / 2;
        double logGamma = LogGamma.Of(a + 1);
        double target = Log(h);
        double u = (target + logGamma) / a;
        for (int step = 0; step < MostSteps; step++)
        {
            double x = Exp(u);
            double series = Series(a, x);
            double excess = (a * u) - x - logGamma + Log(series) - target;
            double move = excess * series / a;
            u -= move;
            if (Math.Abs(move) <= Tolerance * Math.Max(1, Math.Abs(u))) break;
        }

        return u + Log(2);
    }

    /// <summary>ln X with P(chi-square &gt; X) = h.</summary>
    public static double LogUpper(double degrees, double h)
    {
        double a = degrees / 2;
        double logGamma = LogGamma.Of(a);
        double target = Log(h);
        double u = Log(a + Math.Sqrt(-2 * a * target) - target);
        for (int step = 0; step < MostSteps; step++)
        {
            double x = Exp(u);
            // x times the density, of which the tail is a multiple.
            double logSlope = (a * u) - x - logGamma;
            double tail = x < a + 1 ? 1 - (Exp(logSlope) * Series(a, x) / a) : Exp(logSlope) * Fraction(a, x);
            double move = (Log(tail) - target) * tail / Exp(logSlope);
            u += move;
            if (Math.Abs(move) <= Tolerance * Math.Max(1, Math.Abs(u))) break;
        }

        return u + Log(2);
    }

    // sum x^n / ((a + 1) ... (a + n))
    private static double Series(double a, double x)
    {
        double term = 1;
        double sum = 1;
        for (double n = 1; term > sum * Tolerance / 8; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum;
    }

    // 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - 2 (2 - a) / (x + 5 - a - ...))), by the modified method of Lentz.
    private static double Fraction(double a, double x)
    {
        const double tiny = 1e-300;
        double b = x + 1 - a;
        double c = 1 / tiny;
        double d = 1 / b;
        double fraction = d;
        for (int i = 1; i < 10_000; i++)
        {
            double numerator = -i * (i - a);
            b += 2;
            d = 1 / NotZero((numerator * d) + b);
            c = NotZero(b + (numerator / c));
            double factor = c * d;
            fraction *= factor;
            if (Math.Abs(factor - 1) <= Tolerance) break;
        }

        return fraction;

        static double NotZero(double value) => Math.Abs(value) < tiny ? tiny : value;
    }

    private static double Exp(double x) => Double1.Exp(new Double1(x)).Value;

    private static double Log(double x) => Double1.Log(new Double1(x)).Value;
}

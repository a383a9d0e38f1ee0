using MonteCarloRisk.Simulation.Plans.Student;

namespace MonteCarloRisk.Simulation.Plans.Copulas;

/// <summary>
/// The upper tail of a standard Student t and its quantiles: P(T &gt; x) = I_z(degrees / 2, 1/2) / 2, z = degrees / (degrees + x^2), and from its complement near zero; I by its
/// continued fraction (Abramowitz and Stegun, 26.5.8 and 26.7.1). Relative error of a tail below 1e-11. Of our own functions, so that every machine gets the same bits.
/// </summary>
internal static class StudentDistribution
{
    private const double Tolerance = 1e-16;
    private const double HalfLogPi = 0.57236494292470008707;

    /// <summary>P(T &gt; x) for x of zero or more.</summary>
    public static double Upper(double x, double degrees)
    {
        double square = x * x;
        double half = degrees / 2;

        // Each fraction is quick below about its mean.
        return square < 3 * degrees / (degrees + 2)
            ? 0.5 - (IncompleteBeta(0.5, half, square / (degrees + square), degrees / (degrees + square)) / 2)
            : IncompleteBeta(half, 0.5, degrees / (degrees + square), square / (degrees + square)) / 2;
    }

    /// <summary>x with P(T &gt; x) = tail, tail in (0, 1/2].</summary>
    public static double UpperQuantile(double tail, double degrees) => tail >= 0.5 ? 0 : TailInversion.Of(x => Upper(x, degrees), tail, 0, 1);

    private static double IncompleteBeta(double a, double b, double z, double complement)
    {
        if (z <= 0) return 0;
        double logBeta = LogGamma.Of(a == 0.5 ? b : a) + HalfLogPi - LogGamma.Of(a + b);
        double front = HostMath.Exp((a * HostMath.Log(z)) + (b * HostMath.Log(complement)) - logBeta) / a;
        return front * Fraction(a, b, z);
    }

    // 1 / (1 + d1 / (1 + d2 / ...)), by the modified method of Lentz; d(2m) = m (b - m) z / ((a + 2m - 1)(a + 2m)), d(2m + 1) = -(a + m)(a + b + m) z / ((a + 2m)(a + 2m + 1)).
    private static double Fraction(double a, double b, double z)
    {
        const double tiny = 1e-300;
        double c = 1;
        double d = 1 / NotZero(1 - ((a + b) * z / (a + 1)));
        double fraction = d;
        for (int m = 1; m < 10_000; m++)
        {
            double even = m * (b - m) * z / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * z / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            double factor = d * c;
            fraction *= factor;
            if (Math.Abs(factor - 1) <= Tolerance) break;
        }

        return fraction;

        static double NotZero(double value) => Math.Abs(value) < tiny ? tiny : value;
    }
}

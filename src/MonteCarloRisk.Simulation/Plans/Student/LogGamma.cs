using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Simulation.Plans.Student;

/// <summary>
/// ln Gamma(x) for x above 0, by Stirling's series at x + n of ten or more: (x - 1/2) ln x - x + ln(2 pi) / 2 + sum B_2k / (2k (2k - 1) x^(2k - 1)).
/// Source: Abramowitz and Stegun, 6.1.41. Built of our own logarithm, so that every machine gets the same bits.
/// </summary>
internal static class LogGamma
{
    private const double HalfLogTwoPi = 0.91893853320467274178;
    private const double LeastArgument = 10;

    public static double Of(double x)
    {
        double product = 1;
        for (; x < LeastArgument; x++) product *= x;
        double inverse = 1 / x;
        double square = inverse * inverse;
        double series = inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * ((1.0 / 1680) - (square * (1.0 / 1188)))))))));
        return ((x - 0.5) * Log(x)) - x + HalfLogTwoPi + series - Log(product);
    }

    private static double Log(double x) => Double1.Log(new Double1(x)).Value;
}

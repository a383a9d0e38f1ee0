using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Simulation.Plans.Student;

/// <summary>How far down a Student-t is hardly ever found.</summary>
public static class StudentTail
{
    /// <summary>
    /// x with P(T &gt; x) &lt;= probability: x = (c degrees^((degrees - 1) / 2) / probability)^(1 / degrees),
    /// c = Gamma((degrees + 1) / 2) / (Gamma(degrees / 2) sqrt(pi degrees)), from the density, which is at most c degrees^((degrees + 1) / 2) x^-(degrees + 1).
    /// Close to the quantile far out. Of our own functions, so that every machine gets the same bits.
    /// </summary>
    /// <param name="degrees">Degrees of freedom, above zero.</param>
    /// <param name="probability">The probability, in (0, 1).</param>
    public static double Bound(double degrees, double probability)
    {
        double logConstant = LogGamma.Of((degrees + 1) / 2) - LogGamma.Of(degrees / 2) - (0.5 * Log(Math.PI * degrees));
        return Double1.Exp(new Double1((logConstant + (0.5 * (degrees - 1) * Log(degrees)) - Log(probability)) / degrees)).Value;
    }

    private static double Log(double x) => Double1.Log(new Double1(x)).Value;
}

using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Simulation.Plans.Copulas;

/// <summary>Elementary functions of a plan, by our own, so that every machine gets the same bits.</summary>
internal static class HostMath
{
    // Where a distribution function underflows, its logarithm is still finite.
    private const double Smallest = 1e-300;

    public static double Exp(double x) => Double1.Exp(new Double1(x)).Value;

    public static double Log(double x) => Double1.Log(new Double1(Math.Max(x, Smallest))).Value;

    /// <summary>P(Z &lt;= x).</summary>
    public static double NormalCdf(double x) => Double1.NormalCdf(new Double1(x)).Value;

    /// <summary>x with P(Z &gt; x) = tail, tail in (0, 1/2].</summary>
    public static double NormalUpper(double tail) => -Double1.NormalQuantileLowerHalf(new Double1(tail)).Value;

    /// <summary>exp(x) - 1 without cancellation (W. Kahan's quotient).</summary>
    public static double ExpLessOne(double x)
    {
        double u = Exp(x);
        if (u == 1) return x;
        return Math.Abs(x) > 1 ? u - 1 : (u - 1) * (x / Log(u));
    }
}

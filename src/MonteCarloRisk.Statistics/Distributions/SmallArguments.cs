namespace MonteCarloRisk.Statistics.Distributions;

/// <summary>Logarithm and exponential near zero without cancellation (W. Kahan's quotients), which the base library gives by its plain forms.</summary>
static class SmallArguments
{
    public static double LogOnePlus(double x)
    {
        double u = 1 + x;
        return u == 1 || double.IsPositiveInfinity(u) ? Math.Min(x, double.MaxValue) * (u == 1 ? 1 : double.PositiveInfinity) : Math.Log(u) * (x / (u - 1));
    }

    public static double ExpLessOne(double x)
    {
        double u = Math.Exp(x);
        if (u == 1) return x;
        double less = u - 1;
        return less == -1 || double.IsPositiveInfinity(u) ? less : less * (x / Math.Log(u));
    }
}

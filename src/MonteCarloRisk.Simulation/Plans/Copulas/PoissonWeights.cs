namespace MonteCarloRisk.Simulation.Plans.Copulas;

/// <summary>Number of jumps on a step: Poisson, up to where what is left is far below every tail that is asked for.</summary>
internal static class PoissonWeights
{
    private const double Negligible = 1e-40;
    private const int MostJumps = 400;

    /// <summary>exp(-intensity) intensity^k / k! from k = 0 on.</summary>
    public static double[] Of(double intensity)
    {
        List<double> weights = [HostMath.Exp(-intensity)];
        while (weights.Count < MostJumps && (weights.Count <= intensity || weights[^1] > Negligible)) weights.Add(weights[^1] * intensity / weights.Count);
        return [.. weights];
    }
}

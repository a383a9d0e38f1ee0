namespace MonteCarloRisk.Statistics.Distributions;

/// <summary>
/// The generalized Pareto distribution of an excess y ≥ 0: P(Y > y) = (1 + ξ y / β)^(-1 / ξ), exp(-y / β) at ξ = 0; with ξ below zero it ends at -β / ξ.
/// Source: J. Pickands, Statistical inference using extreme order statistics, Annals of Statistics 3 (1975) 119.
/// </summary>
public static class GeneralizedPareto
{
    // Below it the limit ξ = 0 is right to the rounding.
    const double NearlyExponential = 1e-12;

    /// <summary>P(Y &lt;= y).</summary>
    /// <param name="excess">Excess y, zero or more.</param>
    /// <param name="shape">Shape ξ.</param>
    /// <param name="scale">Scale β, above zero.</param>
    public static double Cumulative(double excess, double shape, double scale)
    {
        double z = excess / scale;
        if (Math.Abs(shape) < NearlyExponential) return -SmallArguments.ExpLessOne(-z);
        return shape * z <= -1 ? 1 : -SmallArguments.ExpLessOne(-SmallArguments.LogOnePlus(shape * z) / shape);
    }

    /// <summary>Logarithm of the density; minus infinity beyond the end.</summary>
    /// <param name="excess">Excess y, zero or more.</param>
    /// <param name="shape">Shape ξ.</param>
    /// <param name="scale">Scale β, above zero.</param>
    public static double LogDensity(double excess, double shape, double scale)
    {
        double z = excess / scale;
        if (Math.Abs(shape) < NearlyExponential) return -Math.Log(scale) - z;
        return shape * z <= -1 ? double.NegativeInfinity : -Math.Log(scale) - (1 / shape + 1) * SmallArguments.LogOnePlus(shape * z);
    }

    /// <summary>The excess that is gone beyond with a probability, over the scale: (probability^(-ξ) - 1) / ξ.</summary>
    /// <param name="probability">P(Y > y), in (0, 1].</param>
    /// <param name="shape">Shape ξ.</param>
    public static double UnitExcess(double probability, double shape)
    {
        double log = -Math.Log(probability);
        return Math.Abs(shape) < NearlyExponential ? log : SmallArguments.ExpLessOne(shape * log) / shape;
    }
}

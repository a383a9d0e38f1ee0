namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>A drift that paths of geometric Brownian motion are given beside their own, and what it does to their density.</summary>
/// <param name="Weight">Share alpha of the paths.</param>
/// <param name="Shifts">By asset the drift of the log price, per year: sum_j covariance_ij c_j.</param>
/// <param name="Exponents">By asset c: log(density under the tilt / density) = sum_i c_i x_i(t) - d t.</param>
/// <param name="ExponentPerYear">d = sum_i c_i (log drift)_i + sum_ij c_i covariance_ij c_j / 2.</param>
/// <param name="Divergence">Relative entropy per year: sum_ij c_i covariance_ij c_j / 2.</param>
internal sealed record Tilt(double Weight, IReadOnlyList<double> Shifts, IReadOnlyList<double> Exponents, double ExponentPerYear, double Divergence)
{
    /// <summary>The tilt with given exponents.</summary>
    /// <param name="weight">Share of the paths.</param>
    /// <param name="exponents">By asset c.</param>
    /// <param name="logDrifts">By asset the drift of the log price, per year.</param>
    /// <param name="loadings">Loadings per square-root year: the lower triangle, row by row.</param>
    public static Tilt Of(double weight, IReadOnlyList<double> exponents, IReadOnlyList<double> logDrifts, IReadOnlyList<double> loadings)
    {
        int assets = exponents.Count;
        double[] factors = new double[assets];
        for (int asset = 0; asset < assets; asset++)
        {
            int row = asset * (asset + 1) / 2;
            for (int factor = 0; factor <= asset; factor++) factors[factor] = Math.FusedMultiplyAdd(loadings[row + factor], exponents[asset], factors[factor]);
        }

        double[] shifts = new double[assets];
        double divergence = 0;
        double drift = 0;
        for (int asset = 0; asset < assets; asset++)
        {
            int row = asset * (asset + 1) / 2;
            for (int factor = 0; factor <= asset; factor++) shifts[asset] = Math.FusedMultiplyAdd(loadings[row + factor], factors[factor], shifts[asset]);
            divergence += factors[asset] * factors[asset] / 2;
            drift = Math.FusedMultiplyAdd(exponents[asset], logDrifts[asset], drift);
        }

        return new Tilt(weight, shifts, exponents, drift + divergence, divergence);
    }
}

namespace MonteCarloRisk.Conformance.Pricing;

/// <summary>
/// The first two moments of a basket payoff by the trapezoid rule over the normals on [-8, 8]^d: the second method beside the simulation.
/// </summary>
internal static class BasketQuadrature
{
    private const double Edge = 8;

    /// <summary>Mean and standard deviation of payoff(prices), where log S_i is normal.</summary>
    /// <param name="spots">Spot of each asset.</param>
    /// <param name="logDrifts">Mean of each log return.</param>
    /// <param name="deviations">Standard deviation of each log return.</param>
    /// <param name="correlation">Correlation of each pair.</param>
    /// <param name="payoff">The payoff, not discounted.</param>
    public static (double Mean, double Deviation) Moments(
        double[] spots, double[] logDrifts, double[] deviations, Func<int, int, double> correlation, Func<double[], double> payoff)
    {
        int assets = spots.Length;
        double[,] lower = Cholesky(assets, correlation);
        int points = assets switch { 1 => 4000, 2 => 800, 3 => 100, _ => 34 };
        double step = 2 * Edge / points;
        double[] nodes = [.. Enumerable.Range(0, points + 1).Select(i => -Edge + (i * step))];
        double[] weights = [.. nodes.Select(z => step * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI))];
        double[] normals = new double[assets];
        double[] prices = new double[assets];
        double first = 0;
        double second = 0;

        void Integrate(int asset, double weight)
        {
            if (asset == assets)
            {
                double value = payoff(prices);
                first += weight * value;
                second += weight * value * value;
                return;
            }

            double shift = 0;
            for (int factor = 0; factor < asset; factor++) shift += lower[asset, factor] * normals[factor];
            for (int node = 0; node <= points; node++)
            {
                normals[asset] = nodes[node];
                prices[asset] = spots[asset] * Math.Exp(logDrifts[asset] + (deviations[asset] * (shift + (lower[asset, asset] * nodes[node]))));
                Integrate(asset + 1, weight * weights[node]);
            }
        }

        Integrate(0, 1);
        return (first, Math.Sqrt(Math.Max(0, second - (first * first))));
    }

    private static double[,] Cholesky(int size, Func<int, int, double> correlation)
    {
        double[,] lower = new double[size, size];
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                double rest = correlation(row, column);
                for (int k = 0; k < column; k++) rest -= lower[row, k] * lower[column, k];
                lower[row, column] = row == column ? Math.Sqrt(Math.Max(0, rest)) : lower[column, column] > 1e-8 ? rest / lower[column, column] : 0;
            }
        }

        return lower;
    }
}

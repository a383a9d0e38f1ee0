using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>What the independent normals of a step are weighed with.</summary>
internal static class Loadings
{
    /// <summary>scale_i L_ij, L the Cholesky factor of the model's correlation: the lower triangle, row by row.</summary>
    public static List<double> Of(PriceModel model, Func<int, double> scale) => Of(model.Correlation, scale);

    /// <summary>The same of a correlation.</summary>
    public static List<double> Of(IReadOnlyList<IReadOnlyList<double>> correlation, Func<int, double> scale)
    {
        CholeskyFactor cholesky = CholeskyFactor.Of(correlation);
        var loadings = new List<double>();
        for (int row = 0; row < correlation.Count; row++)
        {
            for (int column = 0; column <= row; column++) loadings.Add(scale(row) * cholesky[row, column]);
        }

        return loadings;
    }
}

namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>
/// The likeliest way to insolvency at a horizon: of all normals y with sum_i value_i exp(mean_i + sum_j loading_ij y_j) &lt;= debt the shortest.
/// It is alone, since they are a convex set.
/// </summary>
/// <remarks>
/// With h = log(collateral / debt), a convex function, y minimises |y|^2 / 2 + price h(y) for the price at which h is zero: Newton's method in y, and
/// around it Newton's method in the price within a bracket. Known in reliability as the design point: A. Hasofer, N. Lind, J. Eng. Mech. 100 (1974) 111.
/// Only + - * / square roots and our own functions, so that every machine finds the same point.
/// </remarks>
/// <param name="Distance">|y|, standard deviations from the middle; zero where the collateral is at or below the debt there, or cannot get there.</param>
/// <param name="Normals">y.</param>
internal sealed record DesignPoint(double Distance, IReadOnlyList<double> Normals)
{
    private const int MostPrices = 200;
    private const double Tolerance = 1e-12;

    // A debt that costs more than this many standard deviations squared is beyond every precision.
    private const double LargestPrice = 1e9;

    /// <summary>Finds the point.</summary>
    /// <param name="values">Quantity times spot of each asset, zero or more, not all zero.</param>
    /// <param name="means">Mean of each log return at the horizon.</param>
    /// <param name="loadings">Loadings of the log returns at the horizon: the lower triangle, row by row.</param>
    /// <param name="debt">Debt, above zero.</param>
    public static DesignPoint Of(IReadOnlyList<double> values, IReadOnlyList<double> means, IReadOnlyList<double> loadings, double debt)
    {
        var collateral = new CollateralFall(values, means, loadings, debt);
        double price = 0;
        double lowest = 0;
        double highest = double.PositiveInfinity;
        for (int round = 0; round < MostPrices; round++)
        {
            double height = collateral.Descend(price, out double slope);
            if ((price == 0 && height <= 0) || slope == 0) return new DesignPoint(0, new double[values.Count]);
            if (Math.Abs(height) <= Tolerance) break;

            if (height > 0) lowest = price;
            else highest = price;
            double next = price + (height / slope);
            bool isWithin = next > lowest && next < highest;
            price = isWithin ? next : double.IsFinite(highest) ? (lowest + highest) / 2 : (2 * price) + 1;
            if (price > LargestPrice) break;
        }

        return new DesignPoint(collateral.Distance, [.. collateral.Normals]);
    }
}

using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>
/// The likeliest ways to the failure of an isolated position at a horizon: the normals y nearest to the middle with sum_i value_i exp(mean_i + sum_j loading_ij y_j) &lt;= debt, values of either sign. Of assets held against a debt there is
/// one, <see cref="DesignPoint"/>; where assets are owed too the set is not convex, and each asset's rise or fall may have a nearest point of its own.
/// </summary>
/// <remarks>
/// With g = sum - debt the next y is the nearest point of {g(y) + grad g . (y' - y) = 0}, no more than a bounded step away: A. Hasofer, N. Lind, J. Eng. Mech. 100 (1974) 111; R. Rackwitz, B. Fiessler, Computers and Structures 9 (1978) 489. It may
/// find no point, or miss one; then the defensive share alone goes there, and the weights tell. Only + - * / square roots and our own functions, so that every machine finds the same points.
/// </remarks>
internal sealed class NearestFailures
{
    // Points closer than this are one; one that is less likely by e^-7 than the nearest is left to the others.
    private const double Apart = 0.5;
    private const double LeastLikely = 7;
    private const int MostPoints = 4;

    private const int MostSteps = 200;
    private const double LongestStep = 2;
    private const double FarStart = 3;
    private const double Farthest = 40;
    private const double Tolerance = 1e-9;

    private readonly IReadOnlyList<double> values;
    private readonly IReadOnlyList<double> means;
    private readonly IReadOnlyList<double> loadings;
    private readonly double debt;
    private readonly double size;
    private readonly double[] gradient;

    private NearestFailures(IReadOnlyList<double> values, IReadOnlyList<double> means, IReadOnlyList<double> loadings, double debt)
    {
        this.values = values;
        this.means = means;
        this.loadings = loadings;
        this.debt = debt;
        size = values.Sum(Math.Abs) + Math.Abs(debt);
        gradient = new double[values.Count];
    }

    /// <summary>Finds the points, the nearest first; none where the position cannot fail or no search ends.</summary>
    /// <param name="values">Quantity times spot of each asset, of either sign.</param>
    /// <param name="means">Mean of each log return at the horizon.</param>
    /// <param name="loadings">Loadings of the log returns at the horizon: the lower triangle, row by row.</param>
    /// <param name="debt">Debt less cash.</param>
    public static IReadOnlyList<IReadOnlyList<double>> Of(IReadOnlyList<double> values, IReadOnlyList<double> means, IReadOnlyList<double> loadings, double debt)
    {
        if (values.All(value => value >= 0)) return debt > 0 ? [DesignPoint.Of(values, means, loadings, debt).Normals] : [];

        var search = new NearestFailures(values, means, loadings, debt);
        double[] middle = new double[values.Count];
        if (search.Height(middle) <= 0) return [middle];

        var points = new List<double[]>();
        double[][] found = [.. search.Starts().Select(search.From).OfType<double[]>().OrderBy(SquaredLength)];
        foreach (double[] point in found)
        {
            if (points.Count == MostPoints || SquaredLength(point) / 2 > (SquaredLength(found[0]) / 2) + LeastLikely) break;
            if (points.All(other => SquaredLength([.. other.Select((normal, i) => normal - point[i])]) > Apart * Apart)) points.Add(point);
        }

        return points;
    }

    // The middle, and far up and down along each asset that counts.
    private IEnumerable<double[]> Starts()
    {
        yield return new double[values.Count];
        for (int asset = 0; asset < values.Count; asset++)
        {
            double[] row = [.. Enumerable.Range(0, values.Count).Select(factor => Loading(asset, factor))];
            double length = Math.Sqrt(SquaredLength(row));
            if (values[asset] == 0 || length == 0) continue;

            yield return [.. row.Select(loading => FarStart * loading / length)];
            yield return [.. row.Select(loading => -FarStart * loading / length)];
        }
    }

    private double[]? From(double[] start)
    {
        double[] normals = start;
        for (int step = 0; step < MostSteps; step++)
        {
            double height = Height(normals);
            double squares = SquaredLength(gradient);
            if (!(squares > 0) || !double.IsFinite(squares)) return null;

            double along = -height;
            for (int i = 0; i < normals.Length; i++) along = Math.FusedMultiplyAdd(gradient[i], normals[i], along);
            double[] move = [.. normals.Select((normal, i) => (along / squares * gradient[i]) - normal)];
            double length = Math.Sqrt(SquaredLength(move));
            if (length <= Tolerance && Math.Abs(height) <= Tolerance * size) return SquaredLength(normals) < Farthest * Farthest ? normals : null;

            double part = Math.Min(1, LongestStep / length);
            normals = [.. normals.Select((normal, i) => Math.FusedMultiplyAdd(part, move[i], normal))];
        }

        return null;
    }

    // g, and its gradient with it.
    private double Height(double[] at)
    {
        Array.Clear(gradient);
        double height = -debt;
        for (int asset = 0; asset < values.Count; asset++)
        {
            double logReturn = means[asset];
            for (int factor = 0; factor <= asset; factor++) logReturn = Math.FusedMultiplyAdd(Loading(asset, factor), at[factor], logReturn);
            double value = values[asset] * Double1.Exp(new Double1(logReturn)).Value;
            height += value;
            for (int factor = 0; factor <= asset; factor++) gradient[factor] = Math.FusedMultiplyAdd(Loading(asset, factor), value, gradient[factor]);
        }

        return height;
    }

    private double Loading(int asset, int factor) => factor > asset ? 0 : loadings[(asset * (asset + 1) / 2) + factor];

    private static double SquaredLength(double[] normals)
    {
        double sum = 0;
        foreach (double normal in normals) sum = Math.FusedMultiplyAdd(normal, normal, sum);
        return sum;
    }
}

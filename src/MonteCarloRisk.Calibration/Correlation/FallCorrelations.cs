namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>
/// Correlations of every two assets on the days on which the market, the mean of all assets' standardised returns, is at or below its quantile, on the other days and on all, beside what normals of the correlations
/// of all days would have in such falls (<see cref="NormalConditional"/>). An asset that does not move on the days looked at has no correlation with others.
/// </summary>
/// <param name="Falls">Number of days of falls.</param>
/// <param name="AllDays">Correlation over all days.</param>
/// <param name="Calm">Over the days that are not falls.</param>
/// <param name="InFall">Over the days of falls.</param>
/// <param name="OfNormals">Of normals in a fall.</param>
sealed record FallCorrelations(int Falls, double[][] AllDays, double[][] Calm, double[][] InFall, double[][] OfNormals)
{
    /// <summary>Looks at the days.</summary>
    /// <param name="returns">One row an asset, of the same days.</param>
    /// <param name="quantile">Probability of the market's quantile, in (0, 0.5].</param>
    public static FallCorrelations Of(IReadOnlyList<IReadOnlyList<double>> returns, double quantile)
    {
        double[][] rows = StandardisedReturns.Of(returns);
        double[] market = [.. Enumerable.Range(0, rows[0].Length).Select(day => rows.Average(row => row[day]))];
        double cut = DownturnCorrelation.Cut(market, quantile);
        double[] standardised = StandardisedReturns.Of([market])[0];
        double[] withMarket = [.. rows.Select(row => StandardisedReturns.Product(row, standardised))];
        double[][] all = Matrix(rows);
        int[] falls = [.. Enumerable.Range(0, market.Length).Where(day => market[day] <= cut)];
        return new FallCorrelations(
            falls.Length,
            all,
            Matrix(StandardisedReturns.Of(On(rows, [.. Enumerable.Range(0, market.Length).Where(day => market[day] > cut)]))),
            Matrix(StandardisedReturns.Of(On(rows, falls))),
            StandardisedReturns.Matrix(rows.Length, (i, j) => NormalConditional.OnMarketFalls(all[i][j], withMarket[i], withMarket[j], quantile)));
    }

    static double[][] Matrix(double[][] standardised) =>
        StandardisedReturns.Matrix(standardised.Length, (i, j) => standardised[i].Length == 0 ? 0 : StandardisedReturns.Product(standardised[i], standardised[j]));

    static double[][] On(double[][] rows, int[] days) => [.. rows.Select(row => days.Select(day => row[day]).ToArray())];
}

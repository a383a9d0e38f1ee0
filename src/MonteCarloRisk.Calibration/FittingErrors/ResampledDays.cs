namespace MonteCarloRisk.Calibration.FittingErrors;

/// <summary>Another history of a market: which of its days stands at each place.</summary>
/// <param name="OfAssets">For each asset, places in its own returns.</param>
/// <param name="Common">Places in the common returns.</param>
sealed record ResampledDays(IReadOnlyList<IReadOnlyList<int>> OfAssets, IReadOnlyList<int> Common)
{
    /// <summary>Rows of returns with some of their days, in some order.</summary>
    public static IReadOnlyList<IReadOnlyList<double>> Of(IReadOnlyList<IReadOnlyList<double>> returns, IReadOnlyList<int> days) =>
        [.. returns.Select(row => (IReadOnlyList<double>)days.Select(day => row[day]).ToArray())];
}

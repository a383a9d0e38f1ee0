using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.FilteredHistory;

/// <summary>
/// Filtered historical simulation: what is left of each day's returns when they are divided by the volatility expected for it, kept together by day, with each asset's recursion to scale
/// drawn days up again to the volatility of the path.
/// </summary>
/// <remarks>
/// z(t, i) = (x(t, i) - mean(i)) / sqrt(v(t, i)); a path draws whole days t. Source: G. Barone-Adesi, K. Giannopoulos, L. Vosper, VaR without correlations for portfolios of derivative
/// securities, Journal of Futures Markets 19 (1999) 583. Every recursion starts from the mean square of the first 30 surprises and its residuals count from the 31st day on. Residuals are not scaled
/// to a variance of one: where a recursion is right they have it.
/// </remarks>
/// <param name="Residuals">One row a day, oldest first, one residual an asset.</param>
/// <param name="Assets">The assets, in the order of the residuals.</param>
public sealed record FilteredReturns(IReadOnlyList<IReadOnlyList<double>> Residuals, IReadOnlyList<FilteredAsset> Assets)
{
    /// <summary>The days of the residuals, where they are known.</summary>
    public IReadOnlyList<DateOnly> Days { get; init; } = [];

    /// <summary>Names of the assets, where they are known.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>One row an asset, one residual a day.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Rows => [.. Assets.Select((_, asset) => Residuals.Select(day => day[asset]).ToArray())];

    /// <summary>The days that all of several series have, each asset's residuals less their mean over these days, so that they add nothing to a drift.</summary>
    /// <param name="series">One series an asset, each filtered over its own span.</param>
    /// <exception cref="InputException">They share fewer than 30 days.</exception>
    public static FilteredReturns Common(IReadOnlyList<FilteredSeries> series)
    {
        DateOnly[] days = [.. series[0].Residuals.Keys.Where(day => series.All(one => one.Residuals.ContainsKey(day))).Order()];
        if (days.Length < TradingYear.FewestReturns)
        {
            throw new InputException(
                "", $"the assets share {days.Length} days of residuals, the first {TradingYear.FewestReturns} returns of each being spent on its first volatility; {TradingYear.FewestReturns} or more are needed, which {2 * TradingYear.FewestReturns + 1} days of prices in every file give");
        }

        double[] means = [.. series.Select(one => days.Average(day => one.Residuals[day]))];
        return new FilteredReturns([.. days.Select(day => series.Select((one, asset) => one.Residuals[day] - means[asset]).ToArray())], [.. series.Select(one => one.State)])
        {
            Days = days,
            Names = [.. series.Select(one => one.Returns.Asset)],
        };
    }

    /// <summary>Another history: drawn days, centred again, and variances at other levels, whose recursions react and remember as before.</summary>
    /// <param name="days">Which of the days stands at each place.</param>
    /// <param name="levels">By asset, what the variances are multiplied by.</param>
    public FilteredReturns Resampled(IReadOnlyList<int> days, IReadOnlyList<double> levels)
    {
        double[] means = [.. Assets.Select((_, asset) => days.Average(day => Residuals[day][asset]))];
        return this with
        {
            Residuals = [.. days.Select(day => Residuals[day].Select((residual, asset) => residual - means[asset]).ToArray())],
            Assets = [.. Assets.Select((asset, i) => asset with { NextVariance = asset.NextVariance * levels[i], Recursion = asset.Recursion with { Constant = asset.Recursion.Constant * levels[i] } })],
            Days = [.. days.Select(day => Days[day])],
        };
    }

    /// <summary>Filters the returns of all assets by a recursion each.</summary>
    /// <param name="returns">One row an asset, rows of equal length, 60 or more.</param>
    /// <param name="recursions">The recursion of each asset.</param>
    /// <param name="means">The mean daily return of each asset.</param>
    /// <exception cref="InputException">There are too few returns, or a variance falls to zero.</exception>
    public static FilteredReturns Filter(IReadOnlyList<IReadOnlyList<double>> returns, IReadOnlyList<VarianceRecursion> recursions, IReadOnlyList<double> means)
    {
        const string place = "filtered history";
        const int first = TradingYear.FewestReturns;
        SampleChecks.RefuseUnfitRows(returns, place);
        int days = returns[0].Count - first;
        if (days < first) throw new InputException(place, $"{returns[0].Count} returns; {2 * first} or more are needed");
        double[][] residuals = [.. Enumerable.Range(0, days).Select(_ => new double[returns.Count])];
        var assets = new FilteredAsset[returns.Count];
        for (int asset = 0; asset < returns.Count; asset++)
        {
            double variance = returns[asset].Take(first).Average(value => Math.Pow(value - means[asset], 2));
            for (int day = 0; day < days; day++)
            {
                if (!(variance > 0)) throw new InputException(place, $"the variance of asset {asset} is zero on day {first + day}; its returns cannot be filtered");
                double surprise = returns[asset][first + day] - means[asset];
                residuals[day][asset] = surprise / Math.Sqrt(variance);
                variance = recursions[asset].Next(variance, surprise);
            }

            assets[asset] = new FilteredAsset(means[asset], recursions[asset], variance);
        }

        return new FilteredReturns(residuals, assets);
    }
}

using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics.Bootstrap;

namespace MonteCarloRisk.Calibration.FittingErrors;

/// <summary>The days on which a market has returns, to be drawn whole, so that the dependence of the assets stays.</summary>
/// <remarks>
/// Days on which any asset has a return are drawn in blocks (stationary bootstrap). An asset's history is made of the drawn days on which it has one: first those that some other asset lacks, then those that
/// all share. So each of its days is as likely as any other, and the last days of all assets, which weigh most in estimates of today, are the same ones.
/// </remarks>
sealed class DayHistory
{
    // By union day: the place in each asset's returns and, last, in the common returns; -1 where there is none.
    readonly int[][] places;
    readonly int assets;

    public DayHistory(IReadOnlyList<DailyReturns> returns, IReadOnlyList<DateOnly> commonDays)
    {
        assets = returns.Count;
        IReadOnlyList<DateOnly>[] columns = [.. returns.Select(one => one.Days), commonDays];
        DateOnly[] days = [.. columns.SelectMany(column => column).Distinct().Order()];
        places = [.. days.Select(_ => Enumerable.Repeat(-1, columns.Length).ToArray())];
        for (int column = 0; column < columns.Length; column++)
        {
            for (int i = 0; i < columns[column].Count; i++) places[Array.BinarySearch(days, columns[column][i])][column] = i;
        }

        MeanBlock = returns.Max(one => BlockLength.Of([.. one.Values.Select(value => value * value)]));
    }

    /// <summary>Mean length of a block in days: that of the asset whose squared returns hang together longest.</summary>
    public double MeanBlock { get; }

    /// <summary>Another history.</summary>
    /// <param name="random">Source of random numbers.</param>
    public ResampledDays Draw(Random random)
    {
        int[][] drawn = [.. StationaryBootstrap.Indices(places.Length, MeanBlock, random).Select(day => places[day])];
        int[][] shared = [.. drawn.Where(day => day[assets] >= 0)];
        int[][] others = [.. drawn.Where(day => day[assets] < 0)];
        return new ResampledDays(
            [.. Enumerable.Range(0, assets).Select(asset => (IReadOnlyList<int>)others.Where(day => day[asset] >= 0).Concat(shared).Select(day => day[asset]).ToArray())],
            [.. shared.Select(day => day[assets])]);
    }
}

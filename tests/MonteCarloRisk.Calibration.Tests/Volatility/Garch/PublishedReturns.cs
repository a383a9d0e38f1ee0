using System.Globalization;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Tests.Volatility.Garch;

/// <summary>The return series of published fits.</summary>
static class PublishedReturns
{
    /// <summary>DEM/GBP, 1984 to 1991, 1974 percentage log returns: T. Bollerslev, E. Ghysels, JBES 14 (1996) 139.</summary>
    public static DailyReturns MarkPound() => Of("DEM/GBP", Rows("garch/dem2gbp_returns_pct.csv").Select(row => Number(row[1])).ToArray());

    /// <summary>S&amp;P 500, 1999 to 2018, 5030 simple returns in percent of the adjusted close.</summary>
    public static DailyReturns StandardAndPoor500()
    {
        double[] closes = Rows("garch/sp500_daily_1999_2018.csv").Select(row => Number(row[2])).ToArray();
        return Of("S&P 500", closes.Skip(1).Select((close, i) => 100 * (close / closes[i] - 1)).ToArray());
    }

    public static DailyReturns Of(string asset, double[] values) =>
        new(asset, $"{asset}.csv", values.Select((_, i) => new DateOnly(1984, 1, 1).AddDays(i)).ToArray(), values);

    static IEnumerable<string[]> Rows(string path) => File.ReadLines(Repository.SharedData(path)).Skip(1).Select(line => line.Split(','));

    static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}

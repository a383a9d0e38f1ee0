using MonteCarloRisk.MarketData.Cleaning;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Tests;

/// <summary>Price files as a market file without policies reads them.</summary>
static class PriceFile
{
    public static DailyPriceSeries Closes(string path) => Rows(path).Closes;

    public static CleanedSeries Cleaned(string path)
    {
        CleanedRows rows = Rows(path);
        return rows.UpTo(rows.Closes.LastDay);
    }

    static CleanedRows Rows(string path) => CleanedRows.Read(new PriceSource("ETH", path, Path.GetFileName(path)));
}

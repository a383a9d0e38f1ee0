using MonteCarloRisk.MarketData.Candles;
using MonteCarloRisk.MarketData.Cleaning;
using MonteCarloRisk.MarketData.Cleaning.Policies;

namespace MonteCarloRisk.MarketData.Tests.RealFiles;

/// <summary>Real price files under a policy that refuses none of them.</summary>
static class RealFile
{
    static readonly CleaningPolicy Lenient = new()
    {
        BlankPrices = UnusableRows.LeaveOut,
        NonPositivePrices = UnusableRows.LeaveOut,
        ConflictingRows = ConflictingRows.First,
        LevelJumps = LevelJumps.Keep,
    };

    /// <summary>A file as it is used up to its last day.</summary>
    /// <param name="file">The file below the folder of real data.</param>
    /// <param name="column">The column of closes, of a table; empty where the header says it.</param>
    /// <param name="second">A second source; empty where there is none.</param>
    public static CleanedSeries Cleaned(string file, string column = "", string second = "")
    {
        string time = file.StartsWith("garch", StringComparison.Ordinal) ? "date" : "time_utc";
        PriceSource source = Source(file) with { Mapping = column.Length == 0 ? null : new CandleMapping(ColumnKey.Named(time), new PriceColumnKeys.CloseOnly(ColumnKey.Named(column))) };
        CleanedRows rows = CleanedRows.Read(second.Length == 0 ? source : source with { Second = Source(second) });
        return rows.UpTo(rows.Closes.LastDay);
    }

    static PriceSource Source(string file) => new("X", Repository.SharedData(file), file) { Policy = Lenient };
}

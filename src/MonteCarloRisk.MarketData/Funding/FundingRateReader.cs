using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Csv;

namespace MonteCarloRisk.MarketData.Funding;

/// <summary>Reads funding rates from CSV files, row by row.</summary>
public static class FundingRateReader
{
    static readonly string[] TimeNames = ["date", "time", "calc_time", "funding_time", "fundingtime", "timestamp"];
    static readonly string[] RateNames = ["funding_rate", "fundingrate", "last_funding_rate", "funding_mean", "funding"];
    static readonly string[] IntervalNames = ["funding_interval_hours"];

    /// <summary>Reads the rates of one asset: a column of times, one of rates, and perhaps <c>funding_interval_hours</c>.</summary>
    /// <param name="asset">The asset's name.</param>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <param name="unit">How the file counts rates.</param>
    /// <param name="interval">The time for which a rate is paid, where the file does not say it; eight hours on most exchanges.</param>
    /// <exception cref="InputException">A cell cannot be read; the message names file, line, value and what is allowed.</exception>
    public static IEnumerable<FundingRate> Read(string asset, string path, FundingUnit unit, TimeSpan interval)
    {
        using CsvTable table = CsvTable.Open(path);
        TableColumn time = table.At(table.Names.IndexOf(TimeNames, "time")), rate = table.At(table.Names.IndexOf(RateNames, "funding rate"));
        TableColumn? hours = table.Names.Find(IntervalNames, "interval") is { } index ? table.At(index) : null;
        while (table.Next())
            yield return new FundingRate(time.Time(), asset, Fraction(rate.Number(), unit), hours is { } stated ? HoursOf(stated, table.Where) : interval, table.Line);
    }

    /// <summary>Reads a table with a column of times and one column of rates for each asset. Blank cells are passed over.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <param name="unit">How the file counts rates.</param>
    /// <param name="interval">The time for which a rate is paid.</param>
    /// <exception cref="InputException">A cell cannot be read; the message names file, line, value and what is allowed.</exception>
    public static IEnumerable<FundingRate> ReadTable(string path, FundingUnit unit, TimeSpan interval) =>
        AssetTable.Read(path).Select(cell => new FundingRate(cell.Time, cell.Asset, Fraction(cell.Value, unit), interval, cell.Line));

    // A division by an exact number rounds once: the fraction nearest to a hundredth of the double that the cell gave.
    static double Fraction(double rate, FundingUnit unit) => unit == FundingUnit.Percent ? rate / 100 : rate;

    static TimeSpan HoursOf(TableColumn column, string where)
    {
        double hours = column.Number();
        return hours is > 0 and <= 24 ? TimeSpan.FromHours(hours) : throw new InputException(where, $"{hours} hours are no interval of funding; allowed are more than 0 and up to 24");
    }
}

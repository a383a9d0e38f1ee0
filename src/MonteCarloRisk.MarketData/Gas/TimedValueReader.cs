using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Csv;

namespace MonteCarloRisk.MarketData.Gas;

/// <summary>Reads gas prices, and prices of an asset beside them, from CSV files.</summary>
public static class TimedValueReader
{
    static readonly string[] TimeNames = ["date", "time", "time_utc", "timestamp", "timestamp_utc", "datetime"];
    static readonly string[] GasNames = ["avg_gas_price_wei", "gas_price", "gasprice", "gas_price_gwei", "gasprice_gwei", "gas"];
    static readonly string[] PriceNames = ["close", "price", "adj_close"];

    /// <summary>Reads gas prices in the order of time: a column of times and one of prices above zero, in any unit.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <param name="column">The column of the prices; null for the one of a usual name.</param>
    /// <exception cref="InputException">A cell cannot be read, is zero or less, or the rows are not in the order of time.</exception>
    public static IReadOnlyList<TimedValue> ReadGas(string path, string? column) => Read(path, column, GasNames, "gas price");

    /// <summary>Reads prices of an asset in the order of time.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <param name="column">The column of the prices; null for the one of a usual name.</param>
    /// <exception cref="InputException">A cell cannot be read, is zero or less, or the rows are not in the order of time.</exception>
    public static IReadOnlyList<TimedValue> ReadPrices(string path, string? column) => Read(path, column, PriceNames, "price");

    static List<TimedValue> Read(string path, string? column, string[] usual, string meaning)
    {
        using CsvTable table = CsvTable.Open(path);
        TableColumn time = table.At(table.Names.IndexOf(TimeNames, "time"));
        TableColumn price = column is null ? table.At(table.Names.IndexOf(usual, meaning)) : table.Column(column);
        var rows = new List<TimedValue>();
        while (table.Next())
        {
            var row = new TimedValue(time.Time(), price.Number(), table.Line);
            if (!(row.Value > 0)) throw new InputException(table.Where, FormattableString.Invariant($"{row.Value} in {Excerpt.Quote(price.Name)} is no {meaning}; one is above 0"));
            if (rows.Count > 0 && row.Time <= rows[^1].Time) throw new InputException(table.Where, $"{row.Time:yyyy-MM-dd HH:mm} does not come after the row before; rows are in the order of time");
            rows.Add(row);
        }

        return rows;
    }
}

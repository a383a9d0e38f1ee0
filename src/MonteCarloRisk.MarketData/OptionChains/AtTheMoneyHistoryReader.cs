using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Csv;

namespace MonteCarloRisk.MarketData.OptionChains;

/// <summary>Reads a history of index prices and at-the-money volatilities: a CSV file with a header and one row a moment and coin.</summary>
public static class AtTheMoneyHistoryReader
{
    /// <summary>Reads one file.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <returns>The rows in the order of the file.</returns>
    /// <exception cref="InputException">The file cannot be used; the message names file, line, value and what is allowed.</exception>
    public static IReadOnlyList<AtTheMoneyVolatility> Read(string path)
    {
        using CsvTable table = CsvTable.Open(path);
        TableColumn time = table.Column("timestamp_utc"), asset = table.Column("currency"), index = table.Column("index_price"), options = table.Column("n_options");
        TableColumn instrument = table.Column("atm_instrument"), forward = table.Column("atm_futures_price"), volatility = table.Column("atm_mark_iv");
        var history = new List<AtTheMoneyVolatility>();
        while (table.Next())
        {
            string where = table.Where;
            bool isBlank = instrument.TextOrNull() is null && forward.TextOrNull() is null && volatility.TextOrNull() is null;
            history.Add(new AtTheMoneyVolatility(
                ChainCell.Time(time, where),
                isBlank ? asset.Text() : AssetOf(asset.Text(), instrument.Text(), where),
                ChainCell.Positive(index, where),
                Count(options, where),
                isBlank ? null : instrument.Text(),
                isBlank ? null : ChainCell.Positive(forward, where),
                isBlank ? null : ChainCell.Positive(volatility, where),
                table.Line));
        }

        return history.Count > 0 ? history : throw new InputException(path, "the file has no rows below its header");
    }

    static string AssetOf(string asset, string instrument, string where) =>
        InstrumentName.Read(instrument, where).Asset == asset
            ? asset
            : throw new InputException(where, $"currency is {Excerpt.Quote(asset)}, and the option is {instrument}; they must agree");

    static int Count(TableColumn column, string where) =>
        column.SmallInteger() is var count and >= 0 ? count : throw new InputException(where, $"{Excerpt.Quote(column.Text())} in {Excerpt.Quote(column.Name)} is below zero; a count is needed");
}

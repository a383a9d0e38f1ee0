using System.Globalization;
using MonteCarloRisk.Domain;

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
        ChainRows rows = ChainRows.Read(path);
        int Column(string name) => ChainColumns.Required(name, rows.Header, rows.HeaderPlace);
        int time = Column("timestamp_utc"), asset = Column("currency"), index = Column("index_price"), options = Column("n_options");
        int instrument = Column("atm_instrument"), forward = Column("atm_futures_price"), volatility = Column("atm_mark_iv");
        return
        [
            .. rows.Rows.Select(row =>
            {
                bool isBlank = row.Cells[instrument].Length == 0 && row.Cells[forward].Length == 0 && row.Cells[volatility].Length == 0;
                return new AtTheMoneyVolatility(
                    ChainCell.Time(row.Cells[time], "timestamp_utc", row.Place),
                    isBlank ? row.Cells[asset] : AssetOf(row.Cells[asset], row.Cells[instrument], row.Place),
                    ChainCell.Positive(row.Cells[index], "index_price", row.Place),
                    Count(row.Cells[options], row.Place),
                    isBlank ? null : row.Cells[instrument],
                    isBlank ? null : ChainCell.Positive(row.Cells[forward], "atm_futures_price", row.Place),
                    isBlank ? null : ChainCell.Positive(row.Cells[volatility], "atm_mark_iv", row.Place),
                    row.Line);
            }),
        ];
    }

    static string AssetOf(string asset, string instrument, string where) =>
        InstrumentName.Read(instrument, where).Asset == asset
            ? asset
            : throw new InputException(where, $"currency is {Excerpt.Quote(asset)}, and the option is {instrument}; they must agree");

    static int Count(string text, string where) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? count
            : throw new InputException(where, $"n_options: {Excerpt.Quote(text)} is no count");
}

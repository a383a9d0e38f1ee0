using MonteCarloRisk.MarketData.Csv;

namespace MonteCarloRisk.MarketData.OptionChains;

/// <summary>The columns of an option chain; null for one that the file does not have. Others are passed over.</summary>
/// <param name="Timestamp">Moment of the snapshot.</param>
/// <param name="Instrument">Name of the option.</param>
/// <param name="Asset">The coin; optional, the name says it too.</param>
/// <param name="Right">Call or put; optional, the name says it too.</param>
/// <param name="Strike">Strike; optional, the name says it too.</param>
/// <param name="Expiry">Expiry; optional, the name says it too.</param>
/// <param name="Bid">Best bid in coin.</param>
/// <param name="Ask">Best ask in coin.</param>
/// <param name="Mark">Mark in coin.</param>
/// <param name="MarkVolatility">Implied volatility of the mark.</param>
/// <param name="Forward">Price of the future.</param>
/// <param name="ForwardName">Name of the future; optional.</param>
/// <param name="OpenInterest">Open interest; optional.</param>
readonly record struct ChainColumns(
    TableColumn Timestamp,
    TableColumn Instrument,
    TableColumn? Asset,
    TableColumn? Right,
    TableColumn? Strike,
    TableColumn? Expiry,
    TableColumn Bid,
    TableColumn Ask,
    TableColumn Mark,
    TableColumn MarkVolatility,
    TableColumn Forward,
    TableColumn? ForwardName,
    TableColumn? OpenInterest)
{
    public static ChainColumns Of(CsvTable table) => new(
        table.Column("timestamp"),
        table.Column("instrument_name"),
        table.ColumnOrNull("currency"),
        table.ColumnOrNull("option_type"),
        table.ColumnOrNull("strike"),
        table.ColumnOrNull("expiry_datetime"),
        table.Column("bid_price"),
        table.Column("ask_price"),
        table.Column("mark_price"),
        table.Column("implied_volatility"),
        table.Column("futures_price"),
        table.ColumnOrNull("futures_instrument_name"),
        table.ColumnOrNull("open_interest"));
}

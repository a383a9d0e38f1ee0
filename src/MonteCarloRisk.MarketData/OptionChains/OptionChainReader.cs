using MonteCarloRisk.Domain;

namespace MonteCarloRisk.MarketData.OptionChains;

/// <summary>
/// Reads snapshots of inverse options as exported from Deribit: a CSV file with a header and one row an option. A file may hold several coins and several
/// snapshots. A blank bid, ask, mark or volatility is none. What cannot be read is refused; what is merely odd is kept.
/// </summary>
public static class OptionChainReader
{
    const string SyntheticPrefix = "SYN.";

    /// <summary>Reads one file.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <param name="name">The file as the caller names it; the chains carry this name.</param>
    /// <returns>One chain a snapshot and coin, in the order in which they first appear.</returns>
    /// <exception cref="InputException">The file cannot be used; the message names file, line, value and what is allowed.</exception>
    public static IReadOnlyList<OptionChain> Read(string path, string name)
    {
        ChainRows rows = ChainRows.Read(path);
        ChainColumns columns = ChainColumns.Find(rows.Header, rows.HeaderPlace);
        var chains = new OrderedDictionary<(DateTime Time, string Asset), List<OptionQuote>>();
        var lines = new Dictionary<(DateTime, string), int>();
        foreach (ChainRow row in rows.Rows)
        {
            (DateTime time, string asset, OptionQuote quote) = ReadRow(row, columns);
            if (!lines.TryAdd((time, quote.Instrument), row.Line))
                throw new InputException(row.Place, $"{quote.Instrument} already stands on line {lines[(time, quote.Instrument)]}; one row an option and snapshot is allowed");
            if (!chains.TryGetValue((time, asset), out List<OptionQuote>? quotes)) chains.Add((time, asset), quotes = []);
            quotes.Add(quote);
        }

        return [.. chains.Select(chain => new OptionChain(chain.Key.Asset, name, rows.Sha256, chain.Key.Time, chain.Value))];
    }

    static (DateTime Time, string Asset, OptionQuote Quote) ReadRow(ChainRow row, ChainColumns columns)
    {
        DateTime time = ChainCell.Time(row.Cells[columns.Timestamp], "timestamp", row.Place);
        string instrument = row.Cells[columns.Instrument];
        var name = InstrumentName.Read(instrument, row.Place);
        RefuseContradictions(row, columns, instrument, name);
        double? volatility = ChainCell.Amount(row.Cells[columns.MarkVolatility], "implied_volatility", row.Place);
        var quote = new OptionQuote(
            instrument,
            name.Right,
            name.Strike,
            name.Expiry,
            ChainCell.Amount(row.Cells[columns.Bid], "bid_price", row.Place),
            ChainCell.Amount(row.Cells[columns.Ask], "ask_price", row.Place),
            ChainCell.Amount(row.Cells[columns.Mark], "mark_price", row.Place),
            volatility > 0 ? volatility : null,
            ChainCell.Positive(row.Cells[columns.Forward], "futures_price", row.Place),
            row.Optional(columns.ForwardName)?.StartsWith(SyntheticPrefix, StringComparison.Ordinal) ?? false,
            row.Optional(columns.OpenInterest) is { } interest ? ChainCell.Amount(interest, "open_interest", row.Place) : null,
            row.Line);
        return (time, name.Asset, quote);
    }

    // A column that says something else than the name has been shifted or edited; which of the two is right cannot be told.
    static void RefuseContradictions(ChainRow row, ChainColumns columns, string instrument, InstrumentName name)
    {
        if (row.Optional(columns.Right) is { } right && ChainCell.Right(right, row.Place) != name.Right)
            throw new InputException(row.Place, $"option_type is {Excerpt.Quote(right)}, and the option is {instrument}; they must agree");
        if (row.Optional(columns.Strike) is { } strike && ChainCell.Positive(strike, "strike", row.Place) != name.Strike)
            throw new InputException(row.Place, $"strike is {Excerpt.Quote(strike)}, and the option is {instrument}; they must agree");
        if (row.Optional(columns.Expiry) is { } expiry && ChainCell.Time(expiry, "expiry_datetime", row.Place) != name.Expiry)
            throw new InputException(row.Place, $"expiry_datetime is {Excerpt.Quote(expiry)}, and {instrument} expires at 08:00 UTC of its day; they must agree");
        if (row.Optional(columns.Asset) is { } asset && asset != name.Asset)
            throw new InputException(row.Place, $"currency is {Excerpt.Quote(asset)}, and the option is {instrument}; they must agree");
    }
}

using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Csv;

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
        using CsvTable table = CsvTable.Open(path);
        var columns = ChainColumns.Of(table);
        var chains = new OrderedDictionary<(DateTime Time, string Asset), List<OptionQuote>>();
        var lines = new Dictionary<(DateTime, string), long>();
        while (table.Next())
        {
            (DateTime time, string asset, OptionQuote quote) = ReadRow(table, columns);
            if (!lines.TryAdd((time, quote.Instrument), quote.Line))
                throw new InputException(table.Where, $"{quote.Instrument} already stands on line {lines[(time, quote.Instrument)]}; one row an option and snapshot is allowed");
            if (!chains.TryGetValue((time, asset), out List<OptionQuote>? quotes)) chains.Add((time, asset), quotes = []);
            quotes.Add(quote);
        }

        return chains.Count > 0
            ? [.. chains.Select(chain => new OptionChain(chain.Key.Asset, name, table.Sha256, chain.Key.Time, chain.Value))]
            : throw new InputException(path, "the file has no rows below its header");
    }

    static (DateTime Time, string Asset, OptionQuote Quote) ReadRow(CsvTable table, ChainColumns columns)
    {
        string where = table.Where, instrument = columns.Instrument.Text();
        DateTime time = ChainCell.Time(columns.Timestamp, where);
        var name = InstrumentName.Read(instrument, where);
        RefuseContradictions(where, columns, instrument, name);
        double? volatility = ChainCell.Amount(columns.MarkVolatility, where);
        var quote = new OptionQuote(
            instrument,
            name.Right,
            name.Strike,
            name.Expiry,
            ChainCell.Amount(columns.Bid, where),
            ChainCell.Amount(columns.Ask, where),
            ChainCell.Amount(columns.Mark, where),
            volatility > 0 ? volatility : null,
            ChainCell.Positive(columns.Forward, where),
            columns.ForwardName?.TextOrNull()?.StartsWith(SyntheticPrefix, StringComparison.Ordinal) ?? false,
            columns.OpenInterest is { } interest ? ChainCell.Amount(interest, where) : null,
            table.Line);
        return (time, name.Asset, quote);
    }

    // A column that says something else than the name has been shifted or edited; which of the two is right cannot be told.
    static void RefuseContradictions(string where, ChainColumns columns, string instrument, InstrumentName name)
    {
        if (columns.Right is { } right && ChainCell.Right(right) != name.Right) throw Contradiction(right, $"the option is {instrument}");
        if (columns.Strike is { } strike && ChainCell.Positive(strike, where) != name.Strike) throw Contradiction(strike, $"the option is {instrument}");
        if (columns.Expiry is { } expiry && ChainCell.Time(expiry, where) != name.Expiry) throw Contradiction(expiry, $"{instrument} expires at 08:00 UTC of its day");
        if (columns.Asset is { } asset && asset.Text() != name.Asset) throw Contradiction(asset, $"the option is {instrument}");

        InputException Contradiction(TableColumn column, string fact) => new(where, $"{column.Name} is {Excerpt.Quote(column.Text())}, and {fact}; they must agree");
    }
}

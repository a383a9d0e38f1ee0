using MonteCarloRisk.Domain;

namespace MonteCarloRisk.MarketData.OptionChains;

/// <summary>Where the cells of an option chain stand in a row; -1 for a column that the file does not have. Other columns are passed over.</summary>
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
    int Timestamp, int Instrument, int Asset, int Right, int Strike, int Expiry, int Bid, int Ask, int Mark, int MarkVolatility, int Forward, int ForwardName, int OpenInterest)
{
    public static ChainColumns Find(IReadOnlyList<string> header, string where) => new(
        Required("timestamp", header, where),
        Required("instrument_name", header, where),
        Optional("currency", header, where),
        Optional("option_type", header, where),
        Optional("strike", header, where),
        Optional("expiry_datetime", header, where),
        Required("bid_price", header, where),
        Required("ask_price", header, where),
        Required("mark_price", header, where),
        Required("implied_volatility", header, where),
        Required("futures_price", header, where),
        Optional("futures_instrument_name", header, where),
        Optional("open_interest", header, where));

    /// <summary>Index of a column that must be there.</summary>
    public static int Required(string name, IReadOnlyList<string> header, string where)
    {
        int index = Optional(name, header, where);
        return index >= 0
            ? index
            : throw new InputException(where, $"there is no column {name} among {string.Join(", ", header.Take(20).Select(Excerpt.Quote))}; it is needed");
    }

    static int Optional(string name, IReadOnlyList<string> header, string where)
    {
        int found = -1;
        for (int i = 0; i < header.Count; i++)
        {
            if (!string.Equals(header[i], name, StringComparison.OrdinalIgnoreCase)) continue;
            if (found >= 0) throw new InputException(where, $"two columns are named {name}; it must be the only one of its name");
            found = i;
        }

        return found;
    }
}

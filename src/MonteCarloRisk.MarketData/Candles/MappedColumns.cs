using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Cells;
using MonteCarloRisk.MarketData.Csv;

namespace MonteCarloRisk.MarketData.Candles;

/// <summary>Finds the columns that a mapping names.</summary>
static class MappedColumns
{
    /// <summary>The layout that a mapping gives.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="names">The first row, taken for a header.</param>
    public static CandleLayout Find(CandleMapping mapping, HeaderNames names)
    {
        CandleColumn time = Find(mapping.Time, "time", names);
        CandleColumn? volume = mapping.Volume is { } key ? Find(key, "volume", names) : null;
        CandleColumn close, open, high, low;
        switch (mapping.Prices)
        {
            case PriceColumnKeys.OpenHighLowClose four:
                (open, high, low, close) = (Find(four.Open, "open", names), Find(four.High, "high", names), Find(four.Low, "low", names), Find(four.Close, "close", names));
                break;
            case PriceColumnKeys.CloseOnly one:
                open = high = low = close = Find(one.Close, "price", names);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(mapping));
        }

        // Where a column is meant by its name the first row is a header; otherwise the cell in the place of the time tells.
        bool hasHeader = KeysOf(mapping).Any(column => column.Name is not null) || !TimeText.IsWritten(names.Header[time.Index]);
        return new CandleLayout(time, open, high, low, close, volume, Symbol: null, hasHeader) { TimeForm = mapping.TimeForm };
    }

    static CandleColumn Find(ColumnKey key, string meaning, HeaderNames names)
    {
        if (key.Name is { } name)
        {
            int index = names.Find([HeaderNames.Normalised(name)], meaning) ?? throw new InputException(names.Where, $"there is no column {key} among {names.Listed}");
            return new CandleColumn(index, names.Header[index]);
        }

        return key.Index < names.Header.Count
            ? new CandleColumn(key.Index, meaning)
            : throw new InputException(names.Where, $"there is no {key}; the row has {names.Header.Count}, counted from 0");
    }

    static IEnumerable<ColumnKey> KeysOf(CandleMapping mapping)
    {
        yield return mapping.Time;
        if (mapping.Volume is { } volume)
            yield return volume;
        if (mapping.Prices is PriceColumnKeys.OpenHighLowClose four)
        {
            yield return four.Open;
            yield return four.High;
            yield return four.Low;
            yield return four.Close;
        }
        else if (mapping.Prices is PriceColumnKeys.CloseOnly one)
        {
            yield return one.Close;
        }
    }
}

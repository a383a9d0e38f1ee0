using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Candles;

/// <summary>Reads all candles of a file into memory.</summary>
public static class CandleSeriesReader
{
    /// <summary>Reads one file. A file whose first row is later than its last is turned round; otherwise its rows stay as they stand.</summary>
    /// <param name="asset">The asset's name.</param>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <param name="name">The file as the caller names it; the series carries this name.</param>
    /// <param name="mapping">Which column is what; null where the header says it.</param>
    /// <param name="interval">Length of a candle; null for the commonest step from one row to the next.</param>
    /// <param name="intervalOfOneTime">Length of a candle where all are of one time and none is stated; null where such a file is refused.</param>
    /// <exception cref="InputException">The file cannot be used; the message names file, line, value and what is allowed.</exception>
    public static CandleSeries Read(string asset, string path, string name, CandleMapping? mapping = null, TimeSpan? interval = null, TimeSpan? intervalOfOneTime = null)
    {
        using var file = CandleFile.Open(path, mapping);
        var blanks = new List<BlankRow>();
        var candles = new List<Candle>();
        candles.AddRange(file.Candles(blanks.Add));
        if (candles.Count == 0)
            throw new InputException(path, blanks.Count == 0 ? "the file has no rows below its header; at least one candle is needed" : $"none of the file's {blanks.Count} rows has all its prices; at least one candle is needed, or a mapping that says which columns are to be read");
        bool newestFirst = candles[0].Start > candles[^1].Start;
        if (newestFirst)
        {
            candles.Reverse();
            blanks.Reverse();
        }

        return new CandleSeries(asset, name, file.Sha256, interval ?? CommonestStep(candles) ?? intervalOfOneTime ?? throw OfOneTime(path), candles)
        {
            Prices = file.Layout.Prices,
            NewestFirst = newestFirst,
            BlankRows = blanks,
        };
    }

    // Of steps that are equally common the shortest. Rows with one stamp, and steps back, say nothing.
    static TimeSpan? CommonestStep(List<Candle> candles)
    {
        var counts = new Dictionary<long, int>();
        for (int i = 1; i < candles.Count; i++)
        {
            long step = (candles[i].Start - candles[i - 1].Start).Ticks;
            if (step > 0)
                counts[step] = counts.GetValueOrDefault(step) + 1;
        }

        return counts.Count > 0
            ? TimeSpan.FromTicks(counts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).First().Key)
            : null;
    }

    static InputException OfOneTime(string path) => new(path, "the candles are of one time, which does not tell how long they last; state the interval");
}

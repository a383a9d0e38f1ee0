using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Candles;

/// <summary>
/// An open file of candles, read once from its beginning to its end in memory that does not grow with it. CSV (separated by comma, semicolon, tab
/// or bar) and Parquet; what the columns are is taken from the header, or from a mapping. Nothing is repaired or judged here: only what cannot be
/// read is refused.
/// </summary>
public sealed class CandleFile : IDisposable
{
    readonly ICandleRows rows;

    CandleFile(ICandleRows rows) => this.rows = rows;

    /// <summary>How the file is read.</summary>
    public CandleLayout Layout => rows.Layout;

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal; known once <see cref="Candles"/> has come to its end.</summary>
    public string Sha256 => rows.Sha256;

    /// <summary>Opens a file.</summary>
    /// <param name="path">Where it lies; errors name it.</param>
    /// <param name="mapping">Which column is what; null where the header says it.</param>
    /// <exception cref="InputException">The file cannot be read, or it is not clear how.</exception>
    public static CandleFile Open(string path, CandleMapping? mapping = null) => Open(InputFile.Open(path), path, mapping);

    /// <summary>Opens a stream of bytes.</summary>
    /// <param name="bytes">The bytes; closed with the file. One that cannot seek is read as CSV.</param>
    /// <param name="path">What errors call it.</param>
    /// <param name="mapping">Which column is what; null where the header says it.</param>
    /// <exception cref="InputException">The bytes cannot be read, or it is not clear how.</exception>
    public static CandleFile Open(Stream bytes, string path, CandleMapping? mapping = null)
    {
        try
        {
            return new CandleFile(ParquetCandleRows.Are(bytes, path) ? new ParquetCandleRows(bytes, path, mapping) : new CsvCandleRows(bytes, path, mapping));
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>The candles in the order of the file. To be enumerated once.</summary>
    /// <param name="blank">Told of each row that gives no candle since a price is missing.</param>
    /// <exception cref="InputException">A row cannot be read; the message names file, line, value and what is allowed.</exception>
    public IEnumerable<Candle> Candles(Action<BlankRow> blank)
    {
        while (true)
        {
            switch (rows.Read(out Candle candle, out BlankRow empty))
            {
                case CandleRow.Candle:
                    yield return candle;
                    break;
                case CandleRow.Blank:
                    blank(empty);
                    break;
                default:
                    yield break;
            }
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => rows.Dispose();
}

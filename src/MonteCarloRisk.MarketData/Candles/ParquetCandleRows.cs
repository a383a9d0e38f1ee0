using MonteCarloRisk.MarketData.Cells;
using MonteCarloRisk.MarketData.Csv;
using MonteCarloRisk.MarketData.Series;
using Parquet;
using Parquet.Schema;

namespace MonteCarloRisk.MarketData.Candles;

/// <summary>Candles of a Parquet file, one row group in memory at a time, of which only the columns that are read. Lines are rows, counted from 1.</summary>
sealed class ParquetCandleRows : ICandleRows
{
    static readonly byte[] Magic = "PAR1"u8.ToArray();

    readonly Stream bytes;
    readonly string path;
    readonly ParquetReader reader;
    readonly DataField[] fields;
    ParquetTimes? times;
    ParquetNumbers? open, high, low, close, volume;
    int group = -1, at, length;
    long row;

    public ParquetCandleRows(Stream bytes, string path, CandleMapping? mapping)
    {
        (this.bytes, this.path) = (bytes, path);
        Sha256 = HashOf(bytes);
        reader = ParquetCells.Guarded(path, () => ParquetReader.CreateAsync(bytes).GetAwaiter().GetResult());
        fields = ParquetCells.Guarded(path, () => reader.Schema.GetDataFields());
        var names = new HeaderNames([.. fields.Select(field => field.Name)], path);
        CandleLayout layout = mapping is null ? CandleColumnNames.Find(names) : MappedColumns.Find(mapping, names);
        Layout = layout with { HasHeader = true, Symbol = null, DayOrder = layout.TimeForm is TimeForm.DayFirst or TimeForm.MonthFirst ? layout.TimeForm : null };
    }

    public CandleLayout Layout { get; }

    public string Sha256 { get; }

    /// <summary>Whether the bytes begin as a Parquet file does.</summary>
    public static bool Are(Stream bytes, string path)
    {
        if (!bytes.CanSeek)
            return false;
        Span<byte> beginning = stackalloc byte[Magic.Length];
        int length = 0;
        for (int count; length < beginning.Length && (count = InputFile.Read(path, bytes, beginning[length..])) > 0;)
            length += count;
        bytes.Position = 0;
        return beginning[..length].SequenceEqual(Magic);
    }

    public CandleRow Read(out Candle candle, out BlankRow blank)
    {
        (candle, blank) = (default, default);
        while (at == length)
        {
            if (++group >= reader.RowGroupCount)
                return CandleRow.End;
            ReadGroup();
        }

        row++;
        DateTime start = times!.At(at, Layout, path, row);
        double? first = open!.At(at, path, row), highest = high!.At(at, path, row), lowest = low!.At(at, path, row), last = close!.At(at, path, row);
        double? traded = volume?.At(at, path, row);
        at++;
        if ((first, highest, lowest, last) is not ({ } o, { } h, { } l, { } c))
        {
            blank = new BlankRow(start, row, first is null ? Layout.Open.Name : highest is null ? Layout.High.Name : lowest is null ? Layout.Low.Name : Layout.Close.Name) { Close = last };
            return CandleRow.Blank;
        }

        candle = new Candle(start, o, h, l, c, traded, row);
        return CandleRow.Candle;
    }

    public void Dispose()
    {
        reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        bytes.Dispose();
    }

    static string HashOf(Stream bytes)
    {
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        bytes.Position = 0;
        return hash;
    }

    void ReadGroup()
    {
        ParquetCells.Guarded(path, () =>
        {
            using ParquetRowGroupReader reading = reader.OpenRowGroupReader(group);
            (at, length) = (0, checked((int)reading.RowCount));
            ParquetNumbers Numbers(CandleColumn column) => ParquetNumbers.Read(reading, fields[column.Index], length, path);
            times = ParquetTimes.Read(reading, fields[Layout.Time.Index], length, path);
            close = Numbers(Layout.Close);
            (open, high, low) = Layout.Prices == CandlePrices.CloseOnly ? (close, close, close) : (Numbers(Layout.Open), Numbers(Layout.High), Numbers(Layout.Low));
            volume = Layout.Volume is { } column ? Numbers(column) : null;
            return true;
        });
    }
}

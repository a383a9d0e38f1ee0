using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Cells;
using MonteCarloRisk.MarketData.Csv;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Candles;

/// <summary>Candles of a CSV file.</summary>
sealed class CsvCandleRows : ICandleRows
{
    readonly CsvFile file;
    readonly string path;
    readonly NumberForm numbers;
    readonly int count, time, open, high, low, close, volume, symbol;
    readonly bool closeOnly;
    string? firstSymbol;

    public CsvCandleRows(Stream bytes, string path, CandleMapping? mapping)
    {
        this.path = path;
        file = new CsvFile(bytes, path, mapping?.Separator);
        try
        {
            Layout = Find(file, path, mapping);
            count = file.Head.Rows[0].Cells.Count;
            if (Layout.HasHeader)
                _ = file.Rows.Next();
        }
        catch
        {
            file.Dispose();
            throw;
        }

        (numbers, closeOnly) = (Layout.Numbers, Layout.Prices == CandlePrices.CloseOnly);
        (time, open, high, low, close) = (Layout.Time.Index, Layout.Open.Index, Layout.High.Index, Layout.Low.Index, Layout.Close.Index);
        (volume, symbol) = (Layout.Volume?.Index ?? -1, Layout.Symbol?.Index ?? -1);
    }

    public CandleLayout Layout { get; }

    public string Sha256 => file.Sha256;

    public CandleRow Read(out Candle candle, out BlankRow blank)
    {
        (candle, blank) = (default, default);
        if (!file.Next(count))
            return CandleRow.End;
        CsvRows rows = file.Rows;
        DateTime start = CandleTime.Read(rows.Cell(time), Layout, path, rows.Line);
        if (symbol >= 0)
            RefuseOther(rows.Cell(symbol));
        bool hasClose = TryReadPrice(close, out double last);
        if (!hasClose || !TryReadRange(last, out double first, out double highest, out double lowest))
        {
            blank = new BlankRow(start, rows.Line, FirstBlank()) { Close = hasClose ? last : null };
            return CandleRow.Blank;
        }

        candle = new Candle(start, first, highest, lowest, last, ReadVolume(), rows.Line);
        return CandleRow.Candle;
    }

    public void Dispose() => file.Dispose();

    static CandleLayout Find(CsvFile file, string path, CandleMapping? mapping)
    {
        HeaderNames names = file.FirstRow();
        CandleLayout layout;
        if (mapping is not null)
        {
            layout = MappedColumns.Find(mapping, names);
        }
        else if (HeaderlessKlines.Are(names.Header))
        {
            layout = HeaderlessKlines.Layout;
        }
        else if (TimeText.IsWritten(names.Header[0]))
        {
            throw new InputException(names.Where, $"the first row, {names.Listed}, is not a header; state in a mapping which column is what");
        }
        else
        {
            layout = CandleColumnNames.Find(names);
        }

        var order = new DayOrderEvidence(path);
        var evidence = new NumberEvidence(path);
        CandleColumn?[] numeric = [layout.Open, layout.High, layout.Low, layout.Close, layout.Volume];
        foreach (CsvHeadRow row in file.Head.Rows.Skip(layout.HasHeader ? 1 : 0).Where(row => row.Cells.Count == names.Header.Count))
        {
            order.Add(row.Cells[layout.Time.Index], row.Line);
            foreach (CandleColumn? column in numeric)
            {
                if (column is { } present)
                    evidence.Add(row.Cells[present.Index], row.Line);
            }
        }

        return layout with
        {
            DayOrder = layout.TimeForm is TimeForm.DayFirst or TimeForm.MonthFirst ? layout.TimeForm : order.Conclude(),
            Numbers = mapping?.Numbers ?? evidence.Conclude(),
        };
    }

    bool TryReadRange(double last, out double first, out double highest, out double lowest)
    {
        first = highest = lowest = last;
        return closeOnly || (TryReadPrice(open, out first) & TryReadPrice(high, out highest) & TryReadPrice(low, out lowest));
    }

    bool TryReadPrice(int column, out double price)
    {
        ReadOnlySpan<char> text = file.Rows.Cell(column);
        if (NumberText.TryRead(text, numbers, out price))
            return true;
        if (MissingText.Is(text))
            return false;
        throw NotANumber(text, "a price");
    }

    double? ReadVolume()
    {
        if (volume < 0)
            return null;
        ReadOnlySpan<char> text = file.Rows.Cell(volume);
        if (NumberText.TryRead(text, numbers, out double traded))
            return traded;
        return MissingText.Is(text) ? null : throw NotANumber(text, "a volume");
    }

    InputException NotANumber(ReadOnlySpan<char> text, string meaning) =>
        new(file.Rows.Where, $"{Excerpt.Quote(text)} is not {meaning}; a finite number with {numbers} is allowed, and {MissingText.Allowed}");

    string FirstBlank()
    {
        foreach (CandleColumn column in new[] { Layout.Open, Layout.High, Layout.Low })
        {
            if (MissingText.Is(file.Rows.Cell(column.Index)))
                return column.Name;
        }

        return Layout.Close.Name;
    }

    // Candles of two assets in one file would become one series with wild moves.
    void RefuseOther(ReadOnlySpan<char> text)
    {
        firstSymbol ??= text.ToString();
        if (!text.SequenceEqual(firstSymbol))
            throw new InputException(file.Rows.Where, $"the row is of {Excerpt.Quote(text)}, the rows above are of {Excerpt.Quote(firstSymbol)}; a file of candles holds one asset");
    }
}

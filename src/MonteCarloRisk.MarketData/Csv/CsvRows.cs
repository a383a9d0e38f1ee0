using MonteCarloRisk.Domain;
using nietras.SeparatedValues;

namespace MonteCarloRisk.MarketData.Csv;

/// <summary>The rows of a CSV text, one after the other; blank rows are passed over.</summary>
sealed class CsvRows : IDisposable
{
    readonly SepReader reader;
    readonly string path;
    readonly int skippedLines;

    // Without a header of its own the library counts the first row as line 2, but ends it rightly: a row begins where the one before ended.
    long nextLine;

    public CsvRows(TextReader text, char separator, int skippedLines, string path)
    {
        (this.path, this.skippedLines, nextLine) = (path, skippedLines, 1 + skippedLines);
        reader = Guarded(() => Sep.New(separator).Reader(options => options with { HasHeader = false, DisableColCountCheck = true }).From(text));
    }

    /// <summary>Line on which the row begins, counted from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The place of the row in a message.</summary>
    public string Where => $"{path}:{Line}";

    /// <summary>Number of cells.</summary>
    public int Count => reader.Current.ColCount;

    /// <summary>Moves to the next row that is not blank.</summary>
    public bool Next()
    {
        while (MoveNext())
        {
            (Line, nextLine) = (nextLine, (long)reader.Current.LineNumberToExcl + skippedLines);
            if (!reader.Current.Span.IsWhiteSpace())
                return true;
        }

        return false;
    }

    /// <summary>A cell, trimmed. Quotes around a cell are taken off where there is none within; others stay, so that no number is made of pieces.</summary>
    public ReadOnlySpan<char> Cell(int column)
    {
        ReadOnlySpan<char> cell = reader.Current[column].Span.Trim();
        return cell.Length > 1 && cell[0] == '"' && cell[^1] == '"' && !cell[1..^1].Contains('"') ? cell[1..^1].Trim() : cell;
    }

    public void Dispose() => reader.Dispose();

    bool MoveNext()
    {
        try
        {
            return reader.MoveNext();
        }
        catch (NotSupportedException)
        {
            throw TooLong();
        }
    }

    SepReader Guarded(Func<SepReader> open)
    {
        try
        {
            return open();
        }
        catch (NotSupportedException)
        {
            throw TooLong();
        }
    }

    // The library's answer to a row beyond its largest buffer.
    InputException TooLong() => new(path, "a row is longer than 16 million characters; check for a quote that is not closed");
}

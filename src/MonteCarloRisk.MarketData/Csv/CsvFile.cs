using System.Text;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Cells;

namespace MonteCarloRisk.MarketData.Csv;

/// <summary>A CSV file that is read from its beginning to its end once, in memory that does not grow with it.</summary>
sealed class CsvFile : IDisposable
{
    const int BufferLength = 1 << 15;

    readonly HashedStream bytes;
    readonly string path;

    /// <summary>Opens a file.</summary>
    /// <param name="stream">Its bytes; closed with the file. UTF-8 unless a byte-order mark says otherwise.</param>
    /// <param name="path">The file in messages.</param>
    /// <param name="separator">What stands between cells; null where the first row tells.</param>
    public CsvFile(Stream stream, string path, CellSeparator? separator)
    {
        this.path = path;
        bytes = new HashedStream(stream, path);
        try
        {
            var text = new StreamReader(bytes, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, BufferLength);
            var beginning = new char[CsvHead.Length];
            int length = text.ReadBlock(beginning);
            Head = CsvHead.Of(new string(beginning, 0, length), isWhole: length < beginning.Length, separator is { } stated ? CharacterOf(stated) : null, path);
            Rows = new CsvRows(new ResumedText(beginning.AsMemory(Head.Start, length - Head.Start), text), Head.Separator, Head.SkippedLines, path);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>The beginning of the file.</summary>
    public CsvHead Head { get; }

    /// <summary>All rows, those of the head too.</summary>
    public CsvRows Rows { get; }

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal, once all rows have been read.</summary>
    public string Sha256 => bytes.Sha256;

    /// <summary>The first row, as names of columns, without moving to it.</summary>
    public HeaderNames FirstRow() => Head.Rows.Count > 0
        ? new HeaderNames(Head.Rows[0].Cells, $"{path}:{Head.Rows[0].Line}")
        : throw new InputException(path, $"the first row is longer than {CsvHead.Length} characters; check for a quote that is not closed");

    /// <summary>Moves to the first row, which must be a header.</summary>
    public HeaderNames ReadHeader()
    {
        HeaderNames header = FirstRow();
        _ = Rows.Next();
        return header;
    }

    /// <summary>Moves to the next row, which must have as many cells as the first.</summary>
    /// <param name="count">Cells of the first row.</param>
    public bool Next(int count)
    {
        if (!Rows.Next())
            return false;
        if (Rows.Count != count)
            throw new InputException(Rows.Where, $"the row has {Rows.Count} columns; the header has {count}");
        return true;
    }

    static char CharacterOf(CellSeparator separator) => separator switch
    {
        CellSeparator.Comma => ',',
        CellSeparator.Semicolon => ';',
        CellSeparator.Tab => '\t',
        CellSeparator.Bar => '|',
        _ => throw new ArgumentOutOfRangeException(nameof(separator)),
    };

    public void Dispose()
    {
        Rows.Dispose();
        bytes.Dispose();
    }
}

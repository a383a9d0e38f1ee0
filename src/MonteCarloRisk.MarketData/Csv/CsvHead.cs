using MonteCarloRisk.Domain;

namespace MonteCarloRisk.MarketData.Csv;

/// <summary>The beginning of a CSV file, by which its form is known: where its table starts, what separates its cells, and its first rows.</summary>
sealed class CsvHead
{
    /// <summary>Characters that are looked at.</summary>
    public const int Length = 1 << 15;

    static readonly char[] Separators = [',', ';', '\t', '|'];

    CsvHead(int start, int skippedLines, char separator, IReadOnlyList<CsvHeadRow> rows) => (Start, SkippedLines, Separator, Rows) = (start, skippedLines, separator, rows);

    /// <summary>Where the first row of the table begins.</summary>
    public int Start { get; }

    /// <summary>Lines before it: blank ones, and a banner.</summary>
    public int SkippedLines { get; }

    /// <summary>What stands between cells.</summary>
    public char Separator { get; }

    /// <summary>The whole rows within the head, none of them blank; the first may be a header.</summary>
    public IReadOnlyList<CsvHeadRow> Rows { get; }

    /// <summary>Looks at the first characters of a file.</summary>
    /// <param name="text">The first characters.</param>
    /// <param name="isWhole">Whether there are no more.</param>
    /// <param name="separator">The separator where it is known; null where the first row tells.</param>
    /// <param name="path">The file, for messages.</param>
    public static CsvHead Of(string text, bool isWhole, char? separator, string path)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new InputException(path, isWhole ? "the file is empty; a header and at least one row below it are needed" : $"the file begins with {Length} blanks; a header and at least one row below it are needed");
        (int start, int end, int lines) = FirstRow(text);
        char between = separator ?? SeparatorOf(text.AsSpan(start, end - start));
        CsvHeadRow[] rows = [.. Split(text[start..], between, lines, path)];
        // The last row of a text that was cut may have been cut itself.
        return new CsvHead(start, lines, between, isWhole ? rows : rows[..^1]);
    }

    // The table begins at the first line that is not blank; if that line and others after it hold no separator and a later one does, they are a banner.
    static (int Start, int End, int Lines) FirstRow(string text)
    {
        (int Start, int End, int Lines)? first = null;
        int start = 0;
        for (int lines = 0; start < text.Length; lines++)
        {
            int length = text.AsSpan(start).IndexOfAny('\r', '\n');
            int end = length < 0 ? text.Length : start + length;
            ReadOnlySpan<char> line = text.AsSpan(start, end - start);
            if (!line.IsWhiteSpace())
            {
                first ??= (start, end, lines);
                if (line.IndexOfAny(Separators) >= 0)
                    return (start, end, lines);
            }

            start = end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1);
        }

        return first ?? throw new InvalidOperationException("a text that is not blank has a line that is not blank");
    }

    // The most frequent one; where a file uses decimal commas, semicolons are more frequent in every row.
    static char SeparatorOf(ReadOnlySpan<char> row)
    {
        char best = ',';
        foreach (char candidate in Separators)
        {
            if (row.Count(candidate) > row.Count(best) || (candidate != ',' && row.Count(candidate) > 0 && row.Count(candidate) == row.Count(best)))
                best = candidate;
        }

        return best;
    }

    static List<CsvHeadRow> Split(string text, char separator, int skippedLines, string path)
    {
        var rows = new List<CsvHeadRow>();
        using var reader = new CsvRows(new StringReader(text), separator, skippedLines, path);
        while (reader.Next())
        {
            var cells = new string[reader.Count];
            for (int i = 0; i < cells.Length; i++)
                cells[i] = reader.Cell(i).ToString();
            rows.Add(new CsvHeadRow(cells, reader.Line));
        }

        return rows;
    }
}

/// <summary>A row of the head.</summary>
/// <param name="Cells">Its cells, trimmed, without their quotes.</param>
/// <param name="Line">Its line, counted from 1.</param>
readonly record struct CsvHeadRow(IReadOnlyList<string> Cells, long Line);

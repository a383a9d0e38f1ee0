using System.Security.Cryptography;
using MonteCarloRisk.Domain;
using nietras.SeparatedValues;

namespace MonteCarloRisk.MarketData.OptionChains;

/// <summary>The rows of a CSV file with a header, each with its place. Separator, byte-order mark, line ends, quotes and blank lines do not matter.</summary>
/// <param name="Sha256">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
/// <param name="Header">Cells of the header.</param>
/// <param name="HeaderPlace">File and line of the header.</param>
/// <param name="Rows">The rows below it, at least one, as wide as the header.</param>
sealed record ChainRows(string Sha256, IReadOnlyList<string> Header, string HeaderPlace, IReadOnlyList<ChainRow> Rows)
{
    public static ChainRows Read(string path)
    {
        byte[] bytes = InputFile.ReadAllBytes(path);
        using var text = new StreamReader(new MemoryStream(bytes));
        string content = text.ReadToEnd();
        if (string.IsNullOrWhiteSpace(content)) throw new InputException(path, "the file is empty; a header and rows below it are needed");
        List<ChainRow> rows;
        try
        {
            rows = Parse(content, path);
        }
        catch (NotSupportedException)
        {
            // The library's answer to a row beyond its largest buffer.
            throw new InputException(path, "a row is longer than 16 million characters; check for a quote that is not closed");
        }

        if (rows.Count == 1) throw new InputException(path, "the file has no rows below its header");
        ChainRow header = rows[0];
        foreach (ChainRow row in rows.Skip(1))
        {
            if (row.Cells.Count != header.Cells.Count) throw new InputException(row.Place, $"the row has {row.Cells.Count} columns; the header has {header.Cells.Count}");
        }

        return new ChainRows(Convert.ToHexStringLower(SHA256.HashData(bytes)), header.Cells, header.Place, rows.GetRange(1, rows.Count - 1));
    }

    static List<ChainRow> Parse(string content, string path)
    {
        // The library takes the separator from the first line, which therefore must not be blank.
        int start = content.LastIndexOf('\n', content.Length - content.AsSpan().TrimStart().Length) + 1;
        using SepReader reader = Sep.Reader(options => options with { HasHeader = false, Unescape = true, DisableColCountCheck = true }).FromText(content[start..]);
        var rows = new List<ChainRow>();
        // Without a header of its own the library counts the first row as line 2, but ends it rightly: a row begins where the one before ended.
        int line = 0, blankLines = content.AsSpan(0, start).Count('\n'), nextLine = 1 + blankLines;
        foreach (SepReader.Row row in reader)
        {
            (line, nextLine) = (nextLine, row.LineNumberToExcl + blankLines);
            if (row.Span.IsWhiteSpace()) continue;
            var cells = new string[row.ColCount];
            for (int i = 0; i < cells.Length; i++) cells[i] = row[i].ToString().Trim();
            rows.Add(new ChainRow(line, $"{path}:{line}", cells));
        }

        return rows;
    }
}

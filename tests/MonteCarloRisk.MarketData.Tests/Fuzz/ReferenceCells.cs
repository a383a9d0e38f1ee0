using System.Globalization;

namespace MonteCarloRisk.MarketData.Tests.Fuzz;

/// <summary>
/// The cells of a text by their lines, found with none of the readers' code: a quote opens or closes wherever it stands, separators and line ends
/// between quotes are text.
/// </summary>
sealed class ReferenceCells
{
    readonly Dictionary<long, string[]> rows = [];
    readonly char separator;

    public ReferenceCells(string text, char separator)
    {
        this.separator = separator;
        var cells = new List<string>();
        int start = 0;
        long line = 1, rowLine = 1;
        bool quoted = false;
        for (int i = 0; i <= text.Length; i++)
        {
            bool ends = i == text.Length;
            char letter = ends ? '\n' : text[i];
            bool lineEnd = letter is '\n' or '\r';
            if (!ends && letter == '"')
                quoted = !quoted;
            if (ends || (!quoted && (letter == separator || lineEnd)))
            {
                cells.Add(text[start..i]);
                start = i + 1;
            }

            if (!lineEnd)
                continue;
            if (letter == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                (i, start) = (i + 1, start == i + 1 ? start + 1 : start);
            line++;
            if (!ends && quoted)
                continue;
            rows[rowLine] = [.. cells];
            cells.Clear();
            rowLine = line;
        }
    }

    /// <summary>The lines on which rows begin that are not blank, in order. A line of white space is blank, of tabs that separate nothing too.</summary>
    public IEnumerable<long> Lines => rows.Where(row => (row.Value.Length > 1 && !char.IsWhiteSpace(separator)) || !row.Value.All(string.IsNullOrWhiteSpace)).Select(row => row.Key).Order();

    /// <summary>A cell without the blanks and the quotes around it.</summary>
    public string Cell(long line, int column) => Bare(rows[line][column]);

    /// <summary>The column of a name in the header's line; below zero where there is none.</summary>
    public int Column(long headerLine, string name) => Array.FindIndex(rows.GetValueOrDefault(headerLine, []), cell => Named(Bare(cell)).Equals(Named(name), StringComparison.OrdinalIgnoreCase));

    static string Named(string header) => header.Replace(' ', '_').Replace('-', '_');

    // One pair of quotes around the whole cell is no part of it; where there are others it stays as it is.
    static string Bare(string cell)
    {
        string text = cell.Trim();
        return text.Length > 1 && text.StartsWith('"') && text.EndsWith('"') && text.Count(letter => letter == '"') == 2 ? text[1..^1].Trim() : text;
    }

    /// <summary>The finite number that a text is, by the base library, which passes over zero characters behind it; null where it is none.</summary>
    public static double? Number(string text, char decimalMark = '.', char? groupMark = null)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            return null;
        string plain = groupMark is { } mark ? text.Replace(mark.ToString(), "", StringComparison.Ordinal) : text;
        return double.TryParse(plain.Replace(decimalMark, '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
    }
}

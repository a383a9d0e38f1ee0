namespace MonteCarloRisk.MarketData.Tests.Fuzz;

/// <summary>The cells of a text below its header, which is the first line that is not blank.</summary>
sealed class ReferenceTable
{
    readonly ReferenceCells cells;
    readonly long header;

    public ReferenceTable(string text, char separator)
    {
        cells = new ReferenceCells(text, separator);
        long[] lines = [.. cells.Lines];
        header = lines.FirstOrDefault();
        Lines = lines.Skip(1).ToList();
    }

    /// <summary>The lines of the rows below the header that are not blank.</summary>
    public IReadOnlyList<long> Lines { get; }

    /// <summary>Whether the header has a column.</summary>
    public bool Has(string column) => cells.Column(header, column) >= 0;

    /// <summary>A cell without the blanks and the quotes around it.</summary>
    public string Cell(long line, string column) => cells.Cell(line, cells.Column(header, column));
}

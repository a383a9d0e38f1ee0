namespace MonteCarloRisk.MarketData.OptionChains;

/// <summary>One row of a file.</summary>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Place">File and line, for messages.</param>
/// <param name="Cells">Its cells without the blanks around them.</param>
sealed record ChainRow(int Line, string Place, IReadOnlyList<string> Cells)
{
    /// <summary>A cell; null for a column that the file does not have.</summary>
    public string? Optional(int column) => column < 0 ? null : Cells[column];
}

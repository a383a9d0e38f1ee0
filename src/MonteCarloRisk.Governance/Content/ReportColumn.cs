namespace MonteCarloRisk.Governance.Content;

/// <summary>A column of a table.</summary>
/// <param name="Title">The column's title.</param>
/// <param name="IsNumber">Whether it holds numbers, which are aligned to the right.</param>
public sealed record ReportColumn(string Title, bool IsNumber);

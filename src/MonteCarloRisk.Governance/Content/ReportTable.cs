namespace MonteCarloRisk.Governance.Content;

/// <summary>A table of the report as text, the same for every format.</summary>
/// <param name="Columns">The columns, left to right.</param>
/// <param name="Rows">The rows; each holds one cell a column.</param>
public sealed record ReportTable(IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows);

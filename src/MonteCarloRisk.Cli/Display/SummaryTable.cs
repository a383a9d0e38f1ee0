using MonteCarloRisk.Governance.Content;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>A table of the report on the console.</summary>
static class SummaryTable
{
    public static Table Of(ReportTable table)
    {
        Table shown = new Table().Border(TableBorder.Simple);
        foreach (ReportColumn column in table.Columns)
        {
            var header = new TableColumn($"[bold]{Markup.Escape(column.Title)}[/]");
            shown.AddColumn(column.IsNumber ? header.RightAligned().NoWrap() : header);
        }

        foreach (IReadOnlyList<ReportCell> row in table.Rows) shown.AddRow(row.Select(Cell).ToArray());
        return shown;
    }

    static string Cell(ReportCell cell)
    {
        if (cell.Detail.Length == 0) return Markup.Escape(cell.Text);
        string[] lines = cell.Detail.Split('\n');
        string between = lines.Length > 1 ? "\n" : " ";
        return Markup.Escape(cell.Text) + string.Concat(lines.Select(line => $"{between}[dim]{Markup.Escape(line)}[/]"));
    }
}

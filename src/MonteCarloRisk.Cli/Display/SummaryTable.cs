using MonteCarloRisk.Governance.Content;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>A table of the report on the console.</summary>
static class SummaryTable
{
    public static Table Of(ReportTable table)
    {
        Table shown = new Table().Border(TableBorder.Simple);
        bool isReasoned = table.Rows.Any(row => row.Any(HasReason));
        foreach ((int place, ReportColumn column) in table.Columns.Index())
        {
            var header = new TableColumn($"[bold]{Markup.Escape(column.Title)}[/]");
            if (column.IsNumber) header.RightAligned();

            // A reason is broken into lines, so that what it is of is not squeezed out.
            if (column.IsNumber ? !table.Rows.Any(row => HasReason(row[place])) : isReasoned) header.NoWrap();
            shown.AddColumn(header);
        }

        foreach (IReadOnlyList<ReportCell> row in table.Rows) shown.AddRow(row.Select(Cell).ToArray());
        return shown;
    }

    static bool HasReason(ReportCell cell) => cell.Reason.Length > 0;

    static string Cell(ReportCell cell)
    {
        if (HasReason(cell)) return $"{Markup.Escape(cell.Text)}: [dim]{Markup.Escape(cell.Reason)}[/]";
        if (cell.Detail.Length == 0) return Markup.Escape(cell.Text);
        string[] lines = cell.Detail.Split('\n');
        string between = lines.Length > 1 ? "\n" : " ";
        return Markup.Escape(cell.Text) + string.Concat(lines.Select(line => $"{between}[dim]{Markup.Escape(line)}[/]"));
    }
}

using System.Globalization;
using MonteCarloRisk.Governance.Nightly;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>A nightly run on one screen.</summary>
static class NightlyPage
{
    public static void Write(IAnsiConsole console, NightlyReport report, string folder)
    {
        Table table = SummaryTable.Of(report.Table);
        foreach (TableColumn column in table.Columns) column.Padding = new Padding(0, 0, 1, 0);
        console.Write(table);
        foreach (NightlyMarket market in report.Markets)
        {
            if (market.ErrorTargetMet is false) console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]{market.Name}, error target missed:[/] {market.Paths:N0} paths, {market.Stopped}");
            foreach (string reason in market.Unresolved) console.MarkupLineInterpolated($"[yellow]{market.Name}, not resolved:[/] {reason}");
            foreach (string caution in market.Cautions) console.MarkupLineInterpolated($"[yellow]{market.Name}, caution:[/] {caution}");
            if (market.Fault.Length > 0) console.MarkupLineInterpolated($"[red]{market.Name}:[/] {market.Fault}");
        }

        NightlyTotals totals = report.Totals;
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{totals.Markets} {(totals.Markets == 1 ? "market" : "markets")} in {totals.Seconds:0.0} s: {totals.Done} done, {totals.FromStore} of them from the run store, {totals.Failed} failed; {totals.Paths:N0} paths in {totals.Simulations} {(totals.Simulations == 1 ? "simulation" : "simulations")}."));

        // Past the console, which would break a long path.
        console.Profile.Out.Writer.WriteLine($"Reports: {folder}; summary: {Path.Combine(folder, NightlyReport.FileName)}");
    }
}

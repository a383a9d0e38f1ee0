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
            foreach (string reason in market.Unresolved) console.MarkupLineInterpolated($"[yellow]{market.Name}, not resolved:[/] {reason}");
            if (market.Fault.Length > 0) console.MarkupLineInterpolated($"[red]{market.Name}:[/] {market.Fault}");
        }

        int stored = report.Markets.Count(market => market.Simulations > 0 && market.FromStore == market.Simulations);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Markets.Count} {(report.Markets.Count == 1 ? "market" : "markets")} in {report.Markets.Sum(market => market.Seconds):0.0} s, {stored} of them from the run store."));

        // Past the console, which would break a long path.
        console.Profile.Out.Writer.WriteLine($"Reports: {folder}; summary: {Path.Combine(folder, NightlyReport.FileName)}");
    }
}

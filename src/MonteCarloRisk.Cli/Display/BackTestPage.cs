using System.Globalization;
using MonteCarloRisk.Governance.BackTests;
using MonteCarloRisk.Statistics.BackTests;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>A back-test on the console.</summary>
static class BackTestPage
{
    /// <summary>Columns that the table needs where there is no terminal to ask.</summary>
    const int TableWidth = 140;

    public static void Write(IAnsiConsole console, MarketBackTest test, string folder)
    {
        console.Profile.Width = Math.Max(console.Profile.Width, TableWidth);
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{test.Market}[/], back-test of one day at 99%");
        console.Write(SummaryTable.Of(BackTestTable.Tests(test)));
        if (test.Series[0].Models.Count > 1) console.Write(SummaryTable.Of(BackTestTable.Passes(test)));
        console.Write(SummaryTable.Of(BackTestTable.Scores(test)));
        console.WriteLine("Exc., Exp.: exceptions and how many there should be. p-values: Kupiec (number), Christoffersen (number and order), ES (Acerbi-Szekely 2 at 97.5%); 0.05 or more passes.");
        console.Profile.Out.Writer.WriteLine($"Report: {Path.Combine(folder, BackTestReport.PageFile)}");
    }
}

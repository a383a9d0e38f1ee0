using System.Globalization;
using MonteCarloRisk.Governance.BackTests;
using MonteCarloRisk.Margin.BackTests;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>A back-test of margins on the console.</summary>
static class RuleBackTestPage
{
    /// <summary>Columns that the tables need where there is no terminal to ask.</summary>
    const int TableWidth = 150;

    public static void Write(IAnsiConsole console, RuleBackTest test, string folder)
    {
        console.Profile.Width = Math.Max(console.Profile.Width, TableWidth);
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{test.Market}[/], back-test of margins: horizon {test.Horizon} days, liquidation delay {test.Delay}, {test.Paths:N0} paths a simulation, seed {test.Seed}");
        console.Write(SummaryTable.Of(RuleBackTestTable.Pooled(test)));
        console.Write(SummaryTable.Of(RuleBackTestTable.ByAsset(test)));
        console.WriteLine("Kept: numbers of exceptions that the pooled test keeps at 5%. Would be seen from: the multiple of the target that four of five such histories would refuse. p: Kupiec's test of one asset.");
        console.Profile.Out.Writer.WriteLine($"Report: {Path.Combine(folder, RuleBackTestReport.PageFile)}");
    }
}

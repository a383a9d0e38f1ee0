using System.Globalization;
using MonteCarloRisk.Governance;
using MonteCarloRisk.Margin.Calibration;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>A calibration on one screen.</summary>
static class CalibrationPage
{
    public static void Write(IAnsiConsole console, MarketCalibration calibration, string folder)
    {
        CalibrationSummary summary = CalibrationSummary.Of(calibration);
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{calibration.Market.Name}[/] on {calibration.Market.ValuationDate:yyyy-MM-dd}");
        console.WriteLine();
        console.WriteLine(summary.Verdict);
        console.Write(SummaryTable.Of(summary.Parameters));
        console.Write(SummaryTable.Of(summary.Protocol));
        foreach (string reason in summary.Unresolved) console.MarkupLineInterpolated($"[yellow]Not resolved:[/] {reason}");
        if (summary.Unresolved.Count > 0) console.WriteLine();
        SimulationRun run = calibration.Runs[0];
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{calibration.Runs.Count} simulations of {run.Paths:N0} paths in {calibration.Runs.Sum(one => one.Seconds):0.0} s on {run.Backend}, seed {run.Seed}."));

        // Past the console, which would break a long path.
        console.Profile.Out.Writer.WriteLine($"Report: {Path.Combine(folder, CalibrationReport.PageFile)}");
    }
}

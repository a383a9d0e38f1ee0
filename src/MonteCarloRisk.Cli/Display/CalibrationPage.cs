using System.Globalization;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Margin.FittingErrors;
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
        if (summary.Parameters.Rows.Count > 0) console.Write(SummaryTable.Of(summary.Parameters));
        if (summary.Limits is { } limits) console.Write(SummaryTable.Of(limits));
        console.Write(SummaryTable.Of(summary.Protocol));
        if (summary.Fund is { } fund) console.Write(SummaryTable.Of(fund));
        foreach (string reason in summary.Unresolved) console.MarkupLineInterpolated($"[yellow]Not resolved:[/] {reason}");
        foreach (string caution in summary.Cautions) console.MarkupLineInterpolated($"[yellow]Caution:[/] {caution}");
        if (summary.Unresolved.Count + summary.Cautions.Count > 0) console.WriteLine();
        foreach (string line in RunLines(calibration.Runs)) console.WriteLine(line);
        if (calibration.FittingError is { } draws) console.WriteLine(DrawLine(draws));
        foreach ((string purpose, StudyRuns runs) in StudyRuns.Of(calibration)) console.WriteLine(StudyLine(purpose, runs));

        // Past the console, which would break a long path.
        console.Profile.Out.Writer.WriteLine($"Report: {Path.Combine(folder, CalibrationReport.PageFile)}");
    }

    static string StudyLine(string purpose, StudyRuns study)
    {
        long most = study.Runs.Max(run => run.Paths);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{char.ToUpperInvariant(purpose[0])}{purpose[1..]}: {study.Runs.Count} {(study.Runs.Count == 1 ? "simulation" : "simulations")} of {(study.Runs.Any(run => run.Paths != most) ? "up to " : "")}{most:N0} paths in {study.Seconds:0.0} s{Source(study.Runs.Count, study.Runs.Count(run => run.FromStore))}.");
    }

    static string Source(int runs, int stored) => stored == 0 ? "" : stored == runs ? ", from the run store" : string.Create(CultureInfo.InvariantCulture, $", {stored} of them from the run store");

    static string DrawLine(FittingErrorRuns draws)
    {
        string source = Source(draws.Runs.Count, draws.Runs.Count(run => run.FromStore));
        string fitted = draws.NotFitted == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({draws.NotFitted} not fitted)");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Fitting error: {draws.Histories} histories{fitted}, {draws.Runs.Count} simulations of {draws.Runs[0].Paths:N0} paths in {draws.Seconds:0.0} s{source}.");
    }

    static IEnumerable<string> RunLines(IReadOnlyList<SimulationRun> runs)
    {
        SimulationRun first = runs[0];
        string source = Source(runs.Count, runs.Count(run => run.FromStore));
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{runs.Count} simulations of {(runs.Any(run => run.Paths != first.Paths) ? "up to " : "")}{first.Paths:N0} paths in {runs.Sum(run => run.Seconds):0.0} s on {first.Backend}, seed {first.Seed}{source}.");
        if (first.Stopped != StoppingRule.AllPaths.ToString())
            yield return string.Create(CultureInfo.InvariantCulture, $"{(first.ErrorTargetMet is false ? "The error target was missed: " : "Stopped by ")}{first.Stopped}{(double.IsFinite(first.StandardError) ? string.Create(CultureInfo.InvariantCulture, $"; the standard error of the insolvency probability is {first.StandardError:0.0e-0}") : "")}.");
    }
}

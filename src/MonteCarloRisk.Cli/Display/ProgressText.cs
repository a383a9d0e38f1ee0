using System.Globalization;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Cli.Display;

/// <summary>A run's progress in one line: what it is for, paths done, rate, time left, the running estimate.</summary>
static class ProgressText
{
    const int BarWidth = 12;

    /// <summary>The line for a log.</summary>
    public static string Plain(string label, SimulationProgress progress) => $"{label}: {string.Join(", ", Pieces(progress, withLabel: true))}";

    /// <summary>The line for a terminal, with a bar, as much of it as fits into a width.</summary>
    public static string WithBar(string label, SimulationProgress progress, int width)
    {
        int filled = (int)Math.Round(BarWidth * Math.Clamp(RunForecast.Of(progress).Fraction, 0, 1));
        string line = $"{label} {new string('━', filled)}{new string('─', BarWidth - filled)}";
        string[] whole = [.. Pieces(progress, withLabel: true)];
        string full = $"{line} {string.Join(", ", whole)}";
        if (full.Length <= width) return full;
        foreach ((int i, string piece) in Pieces(progress, withLabel: false).Index())
        {
            string longer = $"{line}{(i == 0 ? " " : ", ")}{piece}";
            if (longer.Length > width) break;
            line = longer;
        }

        return line.Length <= width ? line : line[..Math.Max(0, width)];
    }

    /// <summary>The line of work that is counted in pieces.</summary>
    public static string Counted(string purpose, int done, int pieces) => string.Create(CultureInfo.InvariantCulture, $"{purpose}: {done} of {pieces}");

    static IEnumerable<string> Pieces(SimulationProgress progress, bool withLabel)
    {
        RunForecast forecast = RunForecast.Of(progress);
        string done = CountText.Short(progress.PathsDone);
        yield return (forecast.Paths, progress.Stopping) switch
        {
            ({ } paths, StoppingRule.Complete) => $"{done} of {CountText.Short(paths)} paths",
            ({ } paths, _) => $"{done} of about {CountText.Short(paths)} paths",
            _ => $"{done} paths",
        };
        if (forecast.Rate > 0) yield return $"{CountText.Short(forecast.Rate)}/s";
        if (forecast.Left is { } left) yield return TimeText.Left(left);
        if (progress.Estimate is { } estimate)
            yield return string.Create(CultureInfo.InvariantCulture, $"{(withLabel ? $"{progress.Label} " : "")}{EstimateText.WithInterval(estimate)}");
    }
}

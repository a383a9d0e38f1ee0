using MonteCarloRisk.Cli.Display;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Statistics;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Tests;

public sealed class RunTableTests
{
    static readonly DateTimeOffset Now = new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Values_are_not_broken_however_wide_the_columns_are_together()
    {
        RunSummary interrupted = Run(RunState.Interrupted, 72_500_000, 10_000_000_000, 599, null);
        RunSummary finished = Run(RunState.Finished, 40_000_000, 40_000_000, 41, new Estimate(3.69675e-3, 9.6e-6, new ConfidenceInterval(3.678e-3, 3.7156e-3, .95), 40_000_000, ""));

        string[] lines = Written(interrupted, finished);

        Assert.Contains(lines, line => line.Contains("interrupted  calibrate", StringComparison.Ordinal) && line.Contains("72.5M of 10G", StringComparison.Ordinal) && line.TrimEnd().EndsWith("9 min 59 s  59 min ago", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("3.6968e-3 ± 9.6e-6", StringComparison.Ordinal) && line.TrimEnd().EndsWith("41 s  59 min ago", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(line.TrimEnd().Length <= 100, line));
    }

    static RunSummary Run(RunState state, long done, long paths, double seconds, Estimate? tracked) => new(
        new string('a', 64), state, "margin", "mcrisk calibrate markets/eth/market.json --relative-error 0.001 --maximum-paths 1e10", "recommended rules", done, paths, "all paths",
        Now, Now - TimeSpan.FromMinutes(59), seconds, tracked is null ? null : new RunOutcome(done, "", "", ReadOnlyMemory<byte>.Empty, "", tracked, "all paths", seconds, []));

    static string[] Written(params RunSummary[] runs)
    {
        using var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 100;
        console.Profile.Capabilities.Unicode = true;
        RunTable.Write(console, [.. runs.Select(RunGroup.Of)], Now);
        return text.ToString().Split('\n');
    }
}

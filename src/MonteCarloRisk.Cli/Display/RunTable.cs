using MonteCarloRisk.Cli.Answers;
using MonteCarloRisk.Simulation.Runs;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>The runs of a store, one a row.</summary>
static class RunTable
{
    /// <summary>Digits of a key: enough to name a run among millions.</summary>
    const int KeyDigits = 12;

    const string Verb = "mcrisk ";

    public static void Write(IAnsiConsole console, IReadOnlyList<RunSummary> runs, DateTimeOffset now)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string column in new[] { "Run", "State", "Command" }) table.AddColumn(new TableColumn($"[bold]{column}[/]") { NoWrap = column != "Command", Padding = new Padding(0, 0, 1, 0) });
        foreach (string column in new[] { "Paths", "Estimate", "Time", "Used" }) table.AddColumn(new TableColumn($"[bold]{column}[/]") { NoWrap = true, Padding = new Padding(0, 0, 1, 0) }.RightAligned());
        foreach (RunSummary run in runs) table.AddRow([.. Cells(run, now).Select(cell => new Text(cell))]);
        console.Write(table);
    }

    static IEnumerable<string> Cells(RunSummary run, DateTimeOffset now)
    {
        yield return run.Key[..Math.Min(KeyDigits, run.Key.Length)];
        yield return RunAnswer.Word(run.State);
        yield return run.Command.Length == 0 ? run.Program : Short(run.Command);
        yield return run.State == RunState.Finished ? CountText.Short(run.PathsDone) : $"{CountText.Short(run.PathsDone)} of {CountText.Short(run.Paths)}";
        yield return run.Outcome is { } outcome ? EstimateText.WithError(outcome.Tracked) : "–";
        yield return TimeText.Of(TimeSpan.FromSeconds(run.Seconds));
        yield return TimeText.Ago(now - run.Used);
    }

    // Long paths keep their last two names.
    static string Short(string command)
    {
        string arguments = command.StartsWith(Verb, StringComparison.Ordinal) ? command[Verb.Length..] : command;
        return string.Join(' ', arguments.Split(' ').Select(word => word.Split('/') is { Length: > 3 } names ? $"…/{names[^2]}/{names[^1]}" : word));
    }
}

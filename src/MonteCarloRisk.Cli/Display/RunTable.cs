using System.Globalization;
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

    /// <summary>Letters of a command's column at the least: a command's name, and what the widest of the other columns leave of a hundred.</summary>
    const int LeastCommand = 9;

    const int CommandColumn = 2;

    public static void Write(IAnsiConsole console, IReadOnlyList<RunGroup> groups, DateTimeOffset now)
    {
        RunSummary[] runs = [.. groups.SelectMany(group => group.Runs)];
        string[] titles = ["Run", "State", "Command", "Paths", "Estimate", "Time", "Used"];
        string[][] rows = [.. groups.Select(group => (group.Runs.Count == 1 ? Cells(group.Runs[0], now) : Cells(group, now)).ToArray())];
        int others = titles.Index().Where(column => column.Index != CommandColumn)
            .Sum(column => Math.Max(column.Item.Length, rows.Max(row => row[column.Index].Length)));

        // A letter behind each column, one between two, and one at each edge.
        int width = Math.Max(LeastCommand, console.Profile.Width - others - (2 * titles.Length) - 1);
        Table table = new Table().Border(TableBorder.Simple);
        foreach ((int i, string title) in titles.Index())
        {
            var column = new TableColumn($"[bold]{title}[/]") { NoWrap = true, Padding = new Padding(0, 0, 1, 0) };
            table.AddColumn(i > CommandColumn ? column.RightAligned() : column);
        }

        foreach ((RunGroup group, string[] row) in groups.Zip(rows))
        {
            row[CommandColumn] = string.Join('\n', Lines(row[CommandColumn], width).Concat(Lines(group.Purpose, width)));
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        console.Write(table);
        RunTotals totals = RunTotals.Of(runs);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{totals.Runs} {(totals.Runs == 1 ? "run" : "runs")}: {totals.Finished} finished, {totals.Interrupted} interrupted, {totals.Running} running; {totals.Paths:N0} paths in {TimeText.Of(TimeSpan.FromSeconds(totals.Seconds))}."));
        if (groups.Count < runs.Length) console.WriteLine("--all lists each run of a fitting error or of another study.");
    }

    // Broken between words only; a word that is longer than a line keeps its end, which tells most of a path.
    static List<string> Lines(string text, int width)
    {
        var lines = new List<string>();
        foreach (string whole in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string word = Fit(whole, width);
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= width) lines[^1] += $" {word}";
            else lines.Add(word);
        }

        return lines;
    }

    static string Fit(string word, int width)
    {
        if (word.Length <= width) return word;
        string last = $"…/{word.Split('/')[^1]}";
        return word.Contains('/', StringComparison.Ordinal) && last.Length <= width ? last : $"…{word[^(width - 1)..]}";
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

    static IEnumerable<string> Cells(RunGroup group, DateTimeOffset now)
    {
        RunTotals totals = RunTotals.Of(group.Runs);
        yield return string.Create(CultureInfo.InvariantCulture, $"{totals.Runs} runs");
        yield return RunAnswer.Word(totals.Running > 0 ? RunState.Running : totals.Interrupted > 0 ? RunState.Interrupted : RunState.Finished);
        yield return Short(group.Runs[0].Command);
        yield return CountText.Short(totals.Paths);
        yield return "–";
        yield return TimeText.Of(TimeSpan.FromSeconds(totals.Seconds));
        yield return TimeText.Ago(now - group.Runs[0].Used);
    }

    // Long paths keep their last two names.
    static string Short(string command)
    {
        string arguments = command.StartsWith(Verb, StringComparison.Ordinal) ? command[Verb.Length..] : command;
        return string.Join(' ', arguments.Split(' ').Select(word => word.Split('/') is { Length: > 3 } names ? $"…/{names[^2]}/{names[^1]}" : word));
    }
}

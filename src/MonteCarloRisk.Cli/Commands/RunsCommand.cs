using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MonteCarloRisk.Cli.Answers;
using MonteCarloRisk.Cli.Display;
using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Cli.Parameters;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Cli.Commands;

/// <summary><c>mcrisk runs</c>: what a run store holds.</summary>
static class RunsCommand
{
    public static Command Create(CommandSession session)
    {
        Option<string> store = RunStoreParameters.Looked();
        var prune = new Option<DateTimeOffset?>("--prune-before")
        {
            Description = "First delete the runs that were last used before this day, or this long ago: 2026-06-30, 30d, 12h.",
            HelpName = "DATE|AGE",
            CustomParser = ParseTime,
        };
        var each = new Option<bool>("--all") { Description = "List each simulation of a fitting error or of another study; they are one line by default, and in --json always each." };
        Option<bool> json = JsonOption.Create();
        var command = new ExampleCommand("runs", "List the runs of a run store, the last used first.", "mcrisk runs", "mcrisk runs --prune-before 30d") { store, prune, each, json };
        command.SetAction(parsed =>
        {
            DateTimeOffset? before = parsed.GetValue(prune);
            using IRunStore opened = RunStoreParameters.OpenExisting(parsed.GetRequiredValue(store), toWrite: before is not null, session);
            int? pruned = before is { } time ? opened.Prune(time) : null;
            IReadOnlyList<RunSummary> runs = opened.List();
            if (parsed.GetValue(json))
            {
                AnswerDocument.Write(session.Out, new RunList(pruned, RunTotals.Of(runs), [.. runs.Select(RunAnswer.Of)]));
                return ExitCode.Done;
            }

            if (pruned is { } count) session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "run" : "runs")} deleted."));
            if (runs.Count == 0) session.Out.WriteLine("There are no runs.");
            else RunTable.Write(ConsolePage.Out(session), parsed.GetValue(each) ? [.. runs.Select(RunGroup.Of)] : RunGroup.All(runs), DateTimeOffset.UtcNow);
            return ExitCode.Done;
        });
        return command;
    }

    static DateTimeOffset? ParseTime(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            return new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        bool isAge = text.Length > 0 && !char.IsDigit(text[^1]) && Duration.TryParse(text, out _);
        if (isAge && Duration.TryParse(text, out double seconds) && seconds >= 0 && seconds <= (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).TotalSeconds)
            return DateTimeOffset.UtcNow - TimeSpan.FromSeconds(seconds);
        argument.AddError($"--prune-before: {text} is not allowed; a day such as 2026-06-30 (UTC), or an age such as 30d or 12h, is");
        return null;
    }

    /// <summary>The answer as a document.</summary>
    internal sealed record RunList(int? Pruned, RunTotals Totals, IReadOnlyList<RunAnswer> Runs);
}

using MonteCarloRisk.Cli.Answers;
using MonteCarloRisk.Cli.Stress;

namespace MonteCarloRisk.Cli.Display;

/// <summary>Incidents as the page of the documentation: docs/incidents.md.</summary>
static class IncidentPage
{
    public static void Write(TextWriter output, IReadOnlyList<StressAnswer> answers)
    {
        output.Write("# Incidents\n\nMade by `mcrisk stress --all --markdown`; a test holds this page to the command. How a scenario is run and what is said to break: [the method](methods/stress.md).\n");
        foreach (StressAnswer answer in answers) Write(output, answer);
    }

    static void Write(TextWriter output, StressAnswer answer)
    {
        output.Write($"\n## {answer.Name}\n\n{answer.Date}. {answer.Title}\n");
        foreach (StressAnswer.Case one in answer.Cases)
        {
            output.Write($"\n**{one.Name}.** ");
            output.Write(one.BrokeFirst is { } first ? $"Broke first: {first}." : "Nothing broke.");
            foreach (PathBreak broke in one.Breaks) output.Write($" {broke.Part[..1].ToUpperInvariant()}{broke.Part[1..]}, after {Hours(broke.Seconds)}: {broke.How}.");
            output.Write("\n\n| figure | expected | obtained |\n|---|---|---|\n");
            foreach (StressAnswer.Figure figure in one.Figures) output.Write($"| {figure.What} | {StressPage.Expected(figure)} | {StressPage.Amount(figure.Obtained)}{(figure.Holds == false ? ", outside" : "")} |\n");
        }

        output.Write($"\nSource: {answer.Source}.\n");
        if (answer.Assumed is { } assumed) output.Write($"\nAssumed: {assumed}\n");
    }

    static string Hours(double seconds) => FormattableString.Invariant($"{seconds / 3600:0.##} h");
}

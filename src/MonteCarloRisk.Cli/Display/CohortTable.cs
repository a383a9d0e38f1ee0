using System.Globalization;
using MonteCarloRisk.Cli.Answers;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>Where positions come from, and what running them in cohorts changes.</summary>
static class CohortTable
{
    public static void Write(IAnsiConsole console, ProtocolMembers protocol)
    {
        if (protocol.PositionsFile is { } file)
            console.WriteLine($"{file.File}: {ProtocolTable.Count(file.Positions, "position")}{(file.WithoutDebt > 0 ? $"; {Count(file.WithoutDebt)} more {(file.WithoutDebt == 1 ? "owes nothing and is" : "owe nothing and are")} left out" : "")}.");
        if (protocol.Cohorts is not { } cohorts) return;
        console.WriteLine();
        console.WriteLine($"{ProtocolTable.Count(cohorts.Positions, "position")} in {ProtocolTable.Count(cohorts.Cohorts, "cohort")}. On {Count(cohorts.PilotPaths)} paths that were run both ways:");
        Table table = ProtocolTable.Columns("Measure", "Each by itself", "Cohorts add");
        ProtocolTable.Row(table, "probability of bad debt", ProtocolTable.Short(cohorts.UngroupedInsolvency), ProtocolTable.Text(cohorts.InsolvencyDifference));
        ProtocolTable.Row(table, "mean bad debt", ProtocolTable.Short(cohorts.UngroupedBadDebt), ProtocolTable.Text(cohorts.BadDebtDifference));
        console.Write(table);
        console.WriteLine($"A path keeps {Count((long)cohorts.StateSlots.Grouped)} numbers in the place of {Count((long)cohorts.StateSlots.Ungrouped)}; the pilot took {Seconds(cohorts.Seconds.Grouped)} in the place of {Seconds(cohorts.Seconds.Ungrouped)}.");
    }

    static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    static string Seconds(double seconds) => $"{seconds.ToString("0.##", CultureInfo.InvariantCulture)} s";
}

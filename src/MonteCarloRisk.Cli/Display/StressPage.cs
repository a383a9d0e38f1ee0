using System.Globalization;
using MonteCarloRisk.Cli.Answers;
using MonteCarloRisk.Cli.Stress;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>Incidents: what broke first, and each figure beside what is expected.</summary>
static class StressPage
{
    public static void Write(IAnsiConsole console, IReadOnlyList<StressSummary> list)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("[bold]Scenario[/]").NoWrap()).AddColumn(new TableColumn("[bold]Date[/]").NoWrap()).AddColumn("[bold]What happened[/]");
        foreach (StressSummary scenario in list) table.AddRow(Markup.Escape(scenario.Name), Markup.Escape(scenario.Date), Markup.Escape(scenario.Title));
        console.Write(table);
    }

    public static void Write(IAnsiConsole console, IReadOnlyList<StressAnswer> answers)
    {
        foreach (StressAnswer answer in answers) Write(console, answer);
        int outside = answers.Sum(answer => answer.Cases.Sum(one => one.Figures.Count(figure => figure.Holds == false)));
        int figures = answers.Sum(answer => answer.Cases.Sum(one => one.Figures.Count(figure => figure.Holds is not null)));
        console.WriteLine(outside == 0 ? $"All {Number(figures)} figures lie where they are expected." : $"{Number(outside)} of {Number(figures)} figures lie outside what is expected.");
    }

    static void Write(IAnsiConsole console, StressAnswer answer)
    {
        console.MarkupLineInterpolated($"[bold]{answer.Name}[/], {answer.Date}");
        console.WriteLine(answer.Title);
        foreach (StressAnswer.Case one in answer.Cases)
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[bold]{one.Name}[/]");
            console.WriteLine(one.BrokeFirst is { } first ? $"Broke first: {first}." : "Nothing broke.");
            foreach (PathBreak broke in one.Breaks) console.WriteLine($"  {Time(broke.Seconds),10}  {broke.Part}: {broke.How}");
            if (one.Figures.Count == 0) continue;
            Table table = new Table().Border(TableBorder.Simple).AddColumn("[bold]Figure[/]").AddColumn(new TableColumn("[bold]Expected[/]").NoWrap().RightAligned()).AddColumn(new TableColumn("[bold]Obtained[/]").NoWrap().RightAligned()).AddColumn("");
            foreach (StressAnswer.Figure figure in one.Figures) table.AddRow(Markup.Escape(figure.What), Expected(figure), Amount(figure.Obtained), figure.Holds == false ? "outside" : "");
            console.Write(table);
        }

        console.WriteLine($"Source: {answer.Source}");
        if (answer.Assumed is { } assumed) console.WriteLine($"Assumed: {assumed}");
        console.WriteLine();
    }

    /// <summary>What is expected, as text.</summary>
    internal static string Expected(StressAnswer.Figure figure) => figure is not { From: { } from, To: { } to } ? "not stated" : from == to ? Amount(from) : $"{Amount(from)} to {Amount(to)}";

    /// <summary>An amount of four digits.</summary>
    internal static string Amount(double amount) => Math.Abs(amount) switch
    {
        0 => "0",
        >= 1e9 and < 1e12 => (amount / 1e9).ToString("0.###", CultureInfo.InvariantCulture) + "B",
        >= 1e6 and < 1e9 => (amount / 1e6).ToString("0.###", CultureInfo.InvariantCulture) + "M",
        >= 1e3 and < 1e6 => amount.ToString("#,0", CultureInfo.InvariantCulture),
        _ => amount.ToString("G4", CultureInfo.InvariantCulture),
    };

    // A date of a grid in years is a hair before or behind its second.
    internal static string Time(double seconds)
    {
        TimeSpan span = TimeSpan.FromSeconds(Math.Round(seconds));
        return span.TotalDays >= 1 ? $"{(int)span.TotalDays} d {span.Hours:00}:{span.Minutes:00}" : $"{span.Hours}:{span.Minutes:00}:{span.Seconds:00}";
    }

    static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using MonteCarloRisk.Cli.Answers;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>How likely each of several isolated positions is to fail.</summary>
static class PositionTable
{
    public static void Write(IAnsiConsole console, IReadOnlyList<EstimateAnswer> answers)
    {
        foreach ((int index, EstimateAnswer answer) in answers.Index())
        {
            if (answer.Positions is not { } positions) continue;
            if (answers.Count > 1) console.WriteLine($"Request {(index + 1).ToString(CultureInfo.InvariantCulture)}");
            Table table = new Table().Border(TableBorder.Simple);
            table.AddColumn("[bold]Position[/]");
            foreach (string column in (string[])["Fails", "Std. error", "Interval"]) table.AddColumn(new TableColumn($"[bold]{column}[/]").RightAligned().NoWrap());
            foreach (PositionMembers position in positions) table.AddRow([.. Cells(position).Select(Markup.Escape)]);
            console.Write(table);
        }
    }

    static string[] Cells(PositionMembers position)
    {
        if (position.Probability is not { } found) return [position.Name, "too few paths", "", ""];
        string Text(double value) => value == 0 ? "0" : value.ToString("0.000e-0", CultureInfo.InvariantCulture);
        return [position.Name, Text(found.Value), Text(found.StandardError), $"[{Text(found.ConfidenceInterval.Lower)}, {Text(found.ConfidenceInterval.Upper)}]"];
    }
}

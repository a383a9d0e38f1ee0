using System.Globalization;
using MonteCarloRisk.Cli.Answers;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>Parameters of a protocol at several values, and which of them keep the target.</summary>
static class ParameterCurveTable
{
    public static void Write(IAnsiConsole console, ParameterCurveMembers curve)
    {
        console.WriteLine();
        Table table = ProtocolTable.Columns($"{curve.Collateral}, {ProtocolTable.Words(curve.Parameter)}", "Bad debt with probability", "Beyond the backstops", "Mean bad debt", "Borrowers' loss");
        foreach (ParameterCurveMembers.PointMembers point in curve.Points)
            ProtocolTable.Row(table, Number(point.Value), ProtocolTable.Text(point.Insolvency), ProtocolTable.Text(point.BeyondBackstop), ProtocolTable.Text(point.BadDebt), ProtocolTable.Text(point.BorrowersLoss));
        console.Write(table);
        if (curve.Target is not { } target) return;
        console.WriteLine(curve.Keeping is { Count: > 0 } keeping
            ? $"A probability of {Number(target)} is kept, at the upper end of the interval, by {string.Join(", ", keeping.Select(Number))}."
            : $"No value keeps a probability of {Number(target)} at the upper end of its interval; the nearest is {Number(curve.Safest)}.");
    }

    static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}

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
        console.WriteLine($"{curve.Collateral}, {ProtocolTable.Words(curve.Parameter)}:");
        Table table = ProtocolTable.Columns("Value", "Bad debt, chance", "Beyond backstops", "Mean bad debt", "Borrowers' loss");
        foreach (ParameterCurveMembers.PointMembers point in curve.Points)
            ProtocolTable.Row(table, Number(point.Value), ProtocolTable.Text(point.Insolvency), ProtocolTable.Text(point.BeyondBackstop), Mean(point.BadDebt), Mean(point.BorrowersLoss));
        console.Write(table);
        if (curve.Target is not { } target) return;
        console.WriteLine(curve.Keeping is { Count: > 0 } keeping
            ? $"A probability of {Number(target)} is kept, at the upper end of the interval, by {string.Join(", ", keeping.Select(Number))}."
            : $"No value keeps a probability of {Number(target)} at the upper end of its interval; the nearest is {Number(curve.Safest)}.");
    }

    // Half an interval behind the sign, which leaves the table within a terminal's width.
    static string Mean(EstimateMembers mean) => mean.Value != 0 && double.IsFinite(mean.ConfidenceInterval.Upper)
        ? $"{ProtocolTable.Short(mean.Value)} ± {ProtocolTable.Short(mean.ConfidenceInterval.Upper - mean.Value)}"
        : ProtocolTable.Text(mean);

    static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}

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
            ProtocolTable.Row(table, Number(point.Value), Chance(point.Insolvency), Chance(point.BeyondBackstop), Mean(point.BadDebt), Mean(point.BorrowersLoss));
        console.Write(table);
        if (curve.Target is not { } target) return;
        console.WriteLine(curve.Keeping is { Count: > 0 } keeping
            ? $"A probability of {Number(target)} is kept, at the upper end of the interval, by {string.Join(", ", keeping.Select(Number))}."
            : $"No value keeps a probability of {Number(target)} at the upper end of its interval; the nearest is {Number(curve.Safest)}.");
    }

    // Two digits, and half an interval behind the sign: the table stays within a terminal's width, where a longer cell would break.
    static string Chance(EstimateMembers chance) => $"{Digits(chance.Value)} [{Digits(chance.ConfidenceInterval.Lower)}, {Digits(chance.ConfidenceInterval.Upper)}]";

    static string Mean(EstimateMembers mean) => mean.Value != 0 && double.IsFinite(mean.ConfidenceInterval.Upper)
        ? $"{Amount(mean.Value, mean.Value)} ± {Amount(mean.ConfidenceInterval.Upper - mean.Value, mean.Value)}"
        : ProtocolTable.Text(mean);

    static string Digits(double chance) => chance is 0 or 1 ? Number(chance) : chance.ToString(chance < .01 ? "0.0e-0" : "0.000", CultureInfo.InvariantCulture);

    // An error in the unit of its mean.
    static string Amount(double amount, double mean) => Math.Abs(mean) switch
    {
        >= 1e9 => (amount / 1e9).ToString("0.00", CultureInfo.InvariantCulture) + "B",
        >= 1e6 => (amount / 1e6).ToString("0.00", CultureInfo.InvariantCulture) + "M",
        _ => ProtocolTable.Short(amount),
    };

    static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}

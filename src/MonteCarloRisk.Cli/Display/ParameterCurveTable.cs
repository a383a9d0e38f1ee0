using System.Globalization;
using MonteCarloRisk.Cli.Answers;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>Parameters of a protocol at several values, and which of them keep the target.</summary>
static class ParameterCurveTable
{
    const int MostDecimals = 4;

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

    // Two digits of chances and errors, and half an interval behind the sign: the table stays within a terminal's width, where a longer cell would break.
    static string Chance(EstimateMembers chance) => $"{Digits(chance.Value)} [{Digits(chance.ConfidenceInterval.Lower)}, {Digits(chance.ConfidenceInterval.Upper)}]";

    static string Mean(EstimateMembers mean)
    {
        double half = mean.ConfidenceInterval.Upper - mean.Value;
        if (mean.Value == 0 || !double.IsFinite(half)) return ProtocolTable.Text(mean);
        (double unit, string letter) = Math.Abs(mean.Value) switch { >= 1e9 => (1e9, "B"), >= 1e6 => (1e6, "M"), >= 1e4 => (1e3, "k"), _ => (1.0, "") };
        int decimals = half > 0 ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(half / unit)), 0, MostDecimals) : MostDecimals;
        string In(double amount) => (amount / unit).ToString($"N{decimals.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture) + letter;
        return $"{In(mean.Value)} ± {In(half)}";
    }

    static string Digits(double chance) => chance is 0 or 1 ? Number(chance) : chance.ToString(chance < .01 ? "0.0e-0" : "0.000", CultureInfo.InvariantCulture);

    static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}

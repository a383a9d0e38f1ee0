using System.Globalization;
using MonteCarloRisk.Cli.Answers;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Statistics;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>Answers as a table, one row a request.</summary>
static class EstimateTable
{
    const int MostDecimals = 9;

    public static void Write(IAnsiConsole console, string title, IReadOnlyList<EstimateAnswer> answers)
    {
        bool hasMarginRules = answers.Any(answer => answer.ExpectedLoss is not null);
        Table table = new Table().Border(TableBorder.Simple);
        string[] columns = ["#", title, "Std. error", "Interval", .. hasMarginRules ? ["Breach", "Expected loss"] : Array.Empty<string>(), "Paths"];
        foreach (string column in columns) table.AddColumn(new TableColumn($"[bold]{column}[/]").RightAligned().NoWrap());
        for (int i = 0; i < answers.Count; i++) table.AddRow([.. Cells(i, answers[i], hasMarginRules).Select(Markup.Escape)]);
        console.Write(table);
        TailTable.Write(console, answers);
        AllocationTable.Write(console, answers);
        AccountTable.Write(console, answers);
        PositionTable.Write(console, answers);
        ProtocolTable.Write(console, answers);
        EstimateAnswer first = answers[0];
        string level = (100 * first.ConfidenceInterval.Level).ToString("0.######", CultureInfo.InvariantCulture);
        bool sameLevel = answers.All(answer => answer.ConfidenceInterval.Level == first.ConfidenceInterval.Level);
        console.WriteLine($"{(sameLevel ? $"{level}% intervals. " : "")}Ran on {first.Backend}. --json gives every digit.");
        foreach (IGrouping<string, (int Index, EstimateAnswer Answer)> same in answers.Index().GroupBy(answer => answer.Item.Method))
            console.WriteLine($"{(same.Count() == answers.Count ? "" : $"{string.Join(", ", same.Select(answer => (answer.Index + 1).ToString(CultureInfo.InvariantCulture)))}: ")}By {same.Key}.");
        foreach ((int i, EstimateAnswer answer) in answers.Index())
        {
            string number = answers.Count == 1 ? "" : $"{(i + 1).ToString(CultureInfo.InvariantCulture)}: ";
            if (answer.Stopped != StoppingRule.AllPaths.ToString()) console.WriteLine($"{number}{(answer.ErrorTargetMet is false ? "The error target was missed: " : "Stopped by ")}{answer.Stopped}.");
            if (!double.IsFinite(answer.ConfidenceInterval.Upper)) console.WriteLine($"{number}{NoHit(answer)}");
            foreach (string caution in answer.Cautions ?? []) console.MarkupLineInterpolated($"{number}[yellow]Caution:[/] {caution}");
            if (answer.FromStore is true) console.WriteLine($"{number}From the run store.");
        }

        if (answers.Count == 1) console.WriteLine($"Fingerprint {first.Fingerprint}");
    }

    static string NoHit(EstimateAnswer answer) => string.Create(
        CultureInfo.InvariantCulture,
        $"No path had a value above zero: one has with probability at most {BinomialProportion.Upper(0, answer.Paths, answer.ConfidenceInterval.Level):0.0e-0}, but how large it is, and so the mean, is not bounded.");

    static IEnumerable<string> Cells(int index, EstimateAnswer answer, bool hasMarginRules)
    {
        int decimals = Decimals(answer.Value, answer.StandardError, answer.ConfidenceInterval);
        yield return (index + 1).ToString(CultureInfo.InvariantCulture);
        yield return Text(answer.Value, decimals);
        bool isBounded = double.IsFinite(answer.ConfidenceInterval.Upper);
        yield return double.IsFinite(answer.StandardError) ? Text(answer.StandardError, decimals) : "–";
        yield return !isBounded ? "no hit seen" : $"[{Text(answer.ConfidenceInterval.Lower, decimals)}, {Text(answer.ConfidenceInterval.Upper, decimals)}]";
        if (hasMarginRules)
        {
            yield return answer.BreachProbability is { } breach ? Text(breach) : "";
            yield return answer.ExpectedLoss is { } loss ? Text(loss) : "";
        }

        yield return answer.Paths.ToString("N0", CultureInfo.InvariantCulture);
    }

    static string Text(EstimateMembers estimate) => estimate.Untold is not null ? "not told" : !double.IsFinite(estimate.StandardError) ? "none seen" : Text(estimate.Value, Decimals(estimate.Value, estimate.StandardError, estimate.ConfidenceInterval));

    // Of a rare event the digits that count stand far behind the point.
    static string Text(double value, int decimals) => decimals > MostDecimals ? value.ToString("0.000e-0", CultureInfo.InvariantCulture) : value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    // Two digits of the standard error; where there is none, of the interval's width, or six digits of the value.
    static int Decimals(double value, double standardError, ConfidenceInterval interval)
    {
        double width = interval.Upper - interval.Lower;
        double scale = standardError > 0 ? standardError : width > 0 && double.IsFinite(width) ? width / 4 : Math.Abs(value) * 1e-4;
        return scale > 0 ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(scale)), 0, MostDecimals + 1) : 2;
    }
}

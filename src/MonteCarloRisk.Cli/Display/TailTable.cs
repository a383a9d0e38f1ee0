using System.Globalization;
using MonteCarloRisk.Cli.Answers;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>The tails of the losses of accounts under margin rules, one row a request and level.</summary>
static class TailTable
{
    public static void Write(IAnsiConsole console, IReadOnlyList<EstimateAnswer> answers)
    {
        if (answers.All(answer => answer.Tail is null)) return;
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string column in new[] { "#", "Level", "Loss at risk", "Expected shortfall", "Liquidated at risk" }) table.AddColumn(new TableColumn($"[bold]{column}[/]").RightAligned().NoWrap());
        foreach ((int index, EstimateAnswer answer) in answers.Index())
        {
            foreach ((TailMembers.AtLevel loss, TailMembers.AtLevel liquidated) in (answer.Tail?.Loss ?? []).Zip(answer.Tail?.Liquidated ?? []))
            {
                string number = (index + 1).ToString(CultureInfo.InvariantCulture);
                table.AddRow([.. new[] { number, $"{Percent(loss.TailLevel)}", Text(loss.ValueAtRisk), Text(loss.ExpectedShortfall), Text(liquidated.ValueAtRisk) }.Select(Markup.Escape)]);
            }
        }

        console.Write(table);
        foreach ((int index, EstimateAnswer answer) in answers.Index())
        {
            if (answer.LiquidationCost is { } cost)
                console.WriteLine($"{(answers.Count == 1 ? "" : $"{(index + 1).ToString(CultureInfo.InvariantCulture)}: ")}Cost of the close-out, mean over all paths: slippage {Text(cost.ExpectedSlippage)}, penalty {Text(cost.ExpectedPenalty)}.");
            if (answer.BeyondBackstop is not { } beyond) continue;
            string number = answers.Count == 1 ? "" : $"{(index + 1).ToString(CultureInfo.InvariantCulture)}: ";
            string interval = $"[{Amount(beyond.Probability.ConfidenceInterval.Lower)}, {Amount(beyond.Probability.ConfidenceInterval.Upper)}]";
            string probability = beyond.Probability.Untold is { } reason ? $"not told, {reason}" : beyond.Probability.Value > 0 ? $"probability {Amount(beyond.Probability.Value)} {interval}" : $"no path, probability {interval}; rule of three: below {Amount(3.0 / answer.Paths)}";
            console.WriteLine($"{number}Loss above the insurance fund of {Amount(beyond.InsuranceFund)}: {probability}.");
        }
    }

    // What is nothing by its terms has no interval to tell.
    static string Text(EstimateMembers estimate) => estimate is { Value: 0, ConfidenceInterval.Upper: 0 } ? "0" : double.IsFinite(estimate.Value) && double.IsFinite(estimate.ConfidenceInterval.Upper)
        ? $"{Amount(estimate.Value)} [{Amount(estimate.ConfidenceInterval.Lower)}, {Amount(estimate.ConfidenceInterval.Upper)}]"
        : "too few paths";

    static string Percent(double level) => (100 * (decimal)level).ToString("0.######", CultureInfo.InvariantCulture) + "%";

    static string Amount(double amount) => amount == 0 ? "0" : amount.ToString(Math.Abs(amount) is >= 1e-3 and < 1e7 ? "#,0.####" : "0.00e-0", CultureInfo.InvariantCulture);
}

using System.Globalization;
using MonteCarloRisk.Cli.Answers;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>Of several accounts: each of them, where no allocation tells of it, and those that are insolvent together most often.</summary>
static class AccountTable
{
    const int MostAccounts = 20;
    const int MostPairs = 5;
    const int MostReasons = 5;

    public static void Write(IAnsiConsole console, IReadOnlyList<EstimateAnswer> answers)
    {
        foreach ((int index, EstimateAnswer answer) in answers.Index())
        {
            string of = answers.Count == 1 ? "" : $" ({(index + 1).ToString(CultureInfo.InvariantCulture)})";
            if (answer is { Allocation: null, Accounts: { } accounts })
            {
                Write(
                    console,
                    [$"Account{of}", "Breach", "Insolvency", "Expected bad debt"],
                    accounts.OrderByDescending(account => account.InsolvencyProbability.Value).Take(MostAccounts)
                        .Select(account => (string[])[account.Name, Text(account.BreachProbability), Text(account.InsolvencyProbability), Text(account.ExpectedLoss)]));
                WriteReasons(console, accounts.OrderByDescending(account => account.InsolvencyProbability.Value).Take(MostAccounts).Select(account => (account.Name, (EstimateMembers[])[account.BreachProbability, account.InsolvencyProbability, account.ExpectedLoss])));
                if (accounts.Count > MostAccounts) console.WriteLine($"The {MostAccounts.ToString(CultureInfo.InvariantCulture)} accounts that are insolvent most often; --json has all.");
            }

            if (answer.Joint is { Count: > 0 } pairs)
            {
                Write(
                    console,
                    [$"Insolvent together{of}", "Both", "Second if first", "First if second"],
                    pairs.Take(MostPairs).Select(pair => (string[])[$"{pair.First}, {pair.Second}", Text(pair.Both), Value(pair.SecondGivenFirst), Value(pair.FirstGivenSecond)]));
                WriteReasons(console, pairs.Take(MostPairs).Select(pair => ($"{pair.First} and {pair.Second}", (EstimateMembers[])[pair.Both, pair.SecondGivenFirst, pair.FirstGivenSecond])));
            }
        }
    }

    static void Write(IAnsiConsole console, string[] titles, IEnumerable<string[]> rows)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach ((int column, string title) in titles.Index())
            table.AddColumn(column == 0 ? new TableColumn($"[bold]{Markup.Escape(title)}[/]").NoWrap() : new TableColumn($"[bold]{Markup.Escape(title)}[/]").RightAligned().NoWrap());
        foreach (string[] row in rows) table.AddRow([.. row.Select(Markup.Escape)]);
        console.Write(table);
    }

    // One reason may hold for many.
    static void WriteReasons(IAnsiConsole console, IEnumerable<(string Name, EstimateMembers[] Estimates)> rows)
    {
        IGrouping<string, string>[] reasons =
        [
            .. rows.SelectMany(row => row.Estimates.Select(estimate => estimate.Untold).OfType<string>().Distinct().Select(reason => (row.Name, Reason: reason))).GroupBy(one => one.Reason, one => one.Name),
        ];
        foreach (IGrouping<string, string> same in reasons.Take(MostReasons)) console.WriteLine($"Not told of {string.Join(", ", same)}: {same.Key}.");
        if (reasons.Length > MostReasons) console.WriteLine($"Of others there are {(reasons.Length - MostReasons).ToString(CultureInfo.InvariantCulture)} reasons more; --json has all.");
    }

    static string Value(EstimateMembers estimate) => estimate.Untold is not null ? "not told" : Amount(estimate.Value);

    static string Text(EstimateMembers estimate) => estimate.Untold is not null ? "not told" : estimate.Value == 0
        ? estimate.ConfidenceInterval.Upper > 0 && double.IsFinite(estimate.ConfidenceInterval.Upper) ? $"none seen, below {Amount(estimate.ConfidenceInterval.Upper)}" : "0"
        : $"{Amount(estimate.Value)} [{Amount(estimate.ConfidenceInterval.Lower)}, {Amount(estimate.ConfidenceInterval.Upper)}]";

    static string Amount(double amount) => amount == 0 ? "0" : amount.ToString(Math.Abs(amount) is >= 1e-3 and < 1e7 ? "#,0.####" : "0.00e-0", CultureInfo.InvariantCulture);
}

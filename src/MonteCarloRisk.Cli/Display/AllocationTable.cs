using System.Globalization;
using MonteCarloRisk.Cli.Answers;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>Who carries the bad debt of several accounts: the mean and the deepest expected shortfall that is allocated.</summary>
static class AllocationTable
{
    const int MostAccounts = 20;

    public static void Write(IAnsiConsole console, IReadOnlyList<EstimateAnswer> answers)
    {
        foreach ((int index, EstimateAnswer answer) in answers.Index())
        {
            if (answer.Allocation is not { } allocation) continue;
            AllocationMembers.AtLevel? tail = allocation.Tail.LastOrDefault(level => level.ExpectedShortfall.Accounts.Count > 0);
            string shortfall = tail is null ? "" : $"Expected shortfall, {(100 * (decimal)tail.TailLevel).ToString("0.######", CultureInfo.InvariantCulture)}%";
            string of = answers.Count == 1 ? "" : $" ({(index + 1).ToString(CultureInfo.InvariantCulture)})";
            Write(console, $"Account{of}", "Insolvency", shortfall, Rows(answer, allocation.ExpectedBadDebt.Accounts, tail?.ExpectedShortfall.Accounts));
            Write(console, $"Asset{of}", "", shortfall, Rows(null, allocation.ExpectedBadDebt.Assets, tail?.ExpectedShortfall.Assets));
            if (allocation.ExpectedBadDebt.Accounts.Count > MostAccounts) console.WriteLine($"The {MostAccounts} accounts with the largest parts; --json has all.");
        }
    }

    static IEnumerable<string[]> Rows(EstimateAnswer? answer, IReadOnlyList<AllocationMembers.Part> mean, IReadOnlyList<AllocationMembers.Part>? tail) => mean.Index()
        .OrderByDescending(part => answer is null ? 0 : part.Item.Contribution.Value)
        .Where(part => part.Item.Contribution.Value > 0 || answer is not null)
        .Take(answer is null ? int.MaxValue : MostAccounts)
        .Select(part => new[]
        {
            part.Item.Name,
            answer?.Accounts is { } accounts ? Amount(accounts[part.Index].InsolvencyProbability.Value) : "",
            Text(part.Item),
            tail is null ? "" : Text(tail[part.Index]),
        });

    static void Write(IAnsiConsole console, string name, string insolvency, string shortfall, IEnumerable<string[]> rows)
    {
        string[] titles = [name, insolvency, "Expected bad debt", shortfall];
        int[] columns = [.. Enumerable.Range(0, titles.Length).Where(column => titles[column].Length > 0)];
        Table table = new Table().Border(TableBorder.Simple);
        foreach (int column in columns) table.AddColumn(column == 0 ? new TableColumn($"[bold]{titles[column]}[/]").NoWrap() : new TableColumn($"[bold]{titles[column]}[/]").RightAligned().NoWrap());
        foreach (string[] row in rows) table.AddRow([.. columns.Select(column => Markup.Escape(row[column]))]);
        console.Write(table);
    }

    static string Text(AllocationMembers.Part part)
    {
        string interval = double.IsFinite(part.Contribution.ConfidenceInterval.Upper) ? $"[{Amount(part.Contribution.ConfidenceInterval.Lower)}, {Amount(part.Contribution.ConfidenceInterval.Upper)}]" : "too few paths";
        return part.Contribution.Value == 0 ? "0" : $"{Amount(part.Contribution.Value)} ({part.Share.ToString("0.#%", CultureInfo.InvariantCulture)}) {interval}";
    }

    static string Amount(double amount) => amount == 0 ? "0" : amount.ToString(Math.Abs(amount) is >= 1e-3 and < 1e7 ? "#,0.####" : "0.00e-0", CultureInfo.InvariantCulture);
}

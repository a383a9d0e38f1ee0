using System.Globalization;
using MonteCarloRisk.Cli.Answers;
using MonteCarloRisk.Simulation.Protocols;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>What happens to protocols: tails, who pays, and paths with bad debt event by event.</summary>
static class ProtocolTable
{
    const int MostEvents = 40;
    const int MostNames = 10;
    const int LongestName = 30;

    public static void Write(IAnsiConsole console, IReadOnlyList<EstimateAnswer> answers)
    {
        foreach ((int index, EstimateAnswer answer) in answers.Index())
        {
            if (answer.Protocol is not { } protocol) continue;
            if (answers.Count > 1) console.WriteLine($"Request {(index + 1).ToString(CultureInfo.InvariantCulture)}");
            foreach (string caution in protocol.Cautions ?? []) console.MarkupLineInterpolated($"[yellow]Caution:[/] {caution}");
            Tails(console, protocol);
            Means(console, protocol);
            if (protocol.Sales is { } sales) SaleTable.Write(console, sales);
            Events(console, protocol);
            Limits(console, protocol);
            if (protocol.Manipulation is { } manipulation) ManipulationTable.Write(console, manipulation);
            foreach (FailureMembers failure in protocol.Failures) Failure(console, failure);
            if (protocol.Failures.Count == 0 && protocol.FollowedPaths > 0)
                console.WriteLine($"None of the first {protocol.FollowedPaths.ToString("N0", CultureInfo.InvariantCulture)} paths, which were followed one by one, has bad debt.");
            foreach (ParameterCurveMembers curve in protocol.Curves ?? []) ParameterCurveTable.Write(console, curve);
            if (protocol.Unhealthy.Count > 0) console.WriteLine($"Unhealthy today: {string.Join(", ", protocol.Unhealthy.Take(MostNames).Select(Name))}{(protocol.Unhealthy.Count > MostNames ? $" and {(protocol.Unhealthy.Count - MostNames).ToString(CultureInfo.InvariantCulture)} more; --json tells all" : "")}.");
            CohortTable.Write(console, protocol);
            GasFitText.Write(console, protocol.GasFit);
        }
    }

    static void Tails(IAnsiConsole console, ProtocolMembers protocol)
    {
        Table table = Columns("Level", "Bad debt at risk", "Expected shortfall", "Liquidated at risk");
        foreach ((TailMembers.AtLevel badDebt, TailMembers.AtLevel liquidated) in protocol.BadDebt.Zip(protocol.Liquidated))
        {
            Row(table, (100 * (decimal)badDebt.TailLevel).ToString("0.######", CultureInfo.InvariantCulture) + "%", Text(badDebt.ValueAtRisk), Text(badDebt.ExpectedShortfall), Text(liquidated.ValueAtRisk));
        }

        console.Write(table);
        console.WriteLine($"Over {Duration(protocol.MonitoringDates * protocol.StepSeconds)} in steps of {Duration(protocol.StepSeconds)}. Beyond the backstops with probability {Text(protocol.BeyondBackstop)}, liquidations with probability {Text(protocol.LiquidationProbability)}.");
        foreach (PerpetualMembers market in protocol.Perpetuals ?? []) PerpetualText.Write(console, market);
        if (protocol.Debt == 0) return;
        console.WriteLine($"Debt {Amount(protocol.Debt)} of a borrowing power of {Amount(protocol.BorrowingPower)}.");
        console.WriteLine($"Capital efficiency: {Percent(protocol.CapitalEfficiency)} of the collateral's value of {Amount(protocol.Collateral)} is borrowed, of {Percent(protocol.BorrowingPower / protocol.Collateral)} that may be.");
    }

    static void Means(IAnsiConsole console, ProtocolMembers protocol)
    {
        Table table = Columns("Mean per path", "Amount");
        Row(table, "bad debt", Text(protocol.Means.BadDebt));
        if (protocol.Means.PaidByFund is { } fund) Row(table, "paid by the insurance fund", Text(fund));
        if (protocol.Means.PaidByStakers is { } stakers) Row(table, "paid by stakers", Text(stakers));
        Row(table, protocol.Perpetuals is null ? "borne by lenders" : "socialized", Text(protocol.Means.Socialized));
        Row(table, protocol.Perpetuals is null ? "collateral liquidated" : "liquidated", Text(protocol.Means.Liquidated));
        if (protocol.Means.Repaid is { } repaid) Row(table, "debt repaid", Text(repaid));
        Row(table, protocol.Perpetuals is null ? "borrowers' loss" : "owners' loss", Text(protocol.Means.BorrowersLoss));
        if (protocol.Means.KeeperProfit is { } profit) Row(table, "keepers' profit", Text(profit));
        Row(table, "protocol's revenue", Text(protocol.Means.Revenue));
        foreach ((string name, EstimateMembers measure) in protocol.Measures ?? new Dictionary<string, EstimateMembers>()) Row(table, MeasureText.Label(name), MeasureText.Of(name, measure));
        console.Write(table);
    }

    static void Events(IAnsiConsole console, ProtocolMembers protocol) => console.WriteLine(
        $"Events per path: {string.Join(", ", protocol.Events.Where(kind => kind.Value > 0).Select(kind => $"{Words(kind.Key)} {Amount(kind.Value)}"))}.");

    static void Limits(IAnsiConsole console, ProtocolMembers protocol)
    {
        foreach (LimitMembers limit in protocol.Limits ?? [])
            console.WriteLine($"{(limit.Asset is { } asset ? $"{asset}, " : "")}{Words(limit.Kind)} {Amount(limit.Limit)}: {Amount(limit.Used)} used, {(limit.Used > limit.Limit ? "beyond it, which forces nobody out" : $"{Amount(limit.Room)} left")}.");
    }

    static void Failure(IAnsiConsole console, FailureMembers failure)
    {
        console.WriteLine();
        console.WriteLine($"Path {failure.Path.ToString(CultureInfo.InvariantCulture)}, bad debt {Amount(failure.BadDebt)}:");
        Table table = Columns("Time", "Event", "Amount", "Position", "Market", "Oracle");
        foreach (FailureMembers.Happened happened in failure.Events.Take(MostEvents))
            Row(table, Duration(happened.Seconds), $"{Words(happened.Kind)}{(happened.Asset is { } asset ? $", {asset}" : "")}{(happened.Stage is { } stage ? $", stage {stage}" : "")}", Amount(happened), Name(happened.Position ?? ""), Price(happened.MarketPrice), Price(happened.OraclePrice));
        console.Write(table);
        if (failure.Events.Count > MostEvents) console.WriteLine($"{(failure.Events.Count - MostEvents).ToString(CultureInfo.InvariantCulture)} more; --json tells all.");
    }

    internal static Table Columns(params string[] names)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach ((int index, string name) in names.Index())
        {
            var column = new TableColumn($"[bold]{name}[/]").NoWrap();
            table.AddColumn(index == 0 || name is "Event" or "Position" ? column : column.RightAligned());
        }

        return table;
    }

    internal static void Row(Table table, params string[] cells) => table.AddRow([.. cells.Select(Markup.Escape)]);

    internal static string Text(EstimateMembers estimate) => !double.IsFinite(estimate.Value) ? "too few paths"
        : double.IsFinite(estimate.ConfidenceInterval.Upper) ? $"{Short(estimate.Value)} [{Short(estimate.ConfidenceInterval.Lower)}, {Short(estimate.ConfidenceInterval.Upper)}]"
        : estimate.Value == 0 ? "none seen" : Short(estimate.Value);

    internal static string Short(double amount) => Math.Abs(amount) switch
    {
        >= 1e9 and < 1e12 => (amount / 1e9).ToString("0.000", CultureInfo.InvariantCulture) + "B",
        >= 1e6 and < 1e9 => (amount / 1e6).ToString("0.000", CultureInfo.InvariantCulture) + "M",
        >= 100 and < 1e6 => amount.ToString("#,0", CultureInfo.InvariantCulture),
        _ => Amount(amount),
    };

    // "keeperOutage" as "keeper outage"; de-risking is one word.
    internal static string Words(string name) => string.Concat(name.Replace("deRisk", "de-risk", StringComparison.Ordinal).Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));

    // An address by its ends.
    static string Name(string position) => position.Length <= LongestName ? position : $"{position[..8]}…{position[^6..]}";

    internal static string Count(long count, string what) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";

    static string Percent(double fraction) => fraction.ToString("0.0%", CultureInfo.InvariantCulture);

    static string Price(double? price) => price is { } value ? Amount(value) : "";

    // A date of a grid in years is a hair before or behind its second.
    internal static string Duration(double seconds)
    {
        TimeSpan span = TimeSpan.FromSeconds(seconds < 60 ? seconds : Math.Round(seconds));
        return span.TotalDays >= 1 ? $"{(int)span.TotalDays} d {span.Hours:00}:{span.Minutes:00}" : span.TotalHours >= 1 ? $"{(int)span.TotalHours} h {span.Minutes:00} min" : span.TotalMinutes >= 1 ? $"{span.Minutes} min {span.Seconds:00} s" : $"{span.TotalSeconds:0.##} s";
    }

    // Money in a column of money; anything else says what it is.
    static string Amount(FailureMembers.Happened happened) => EventAmounts.Of(happened.Kind) switch
    {
        EventAmount.Price => $"at {Amount(happened.Amount)}",
        EventAmount.GasMultiple => string.Create(CultureInfo.InvariantCulture, $"gas x {happened.Amount:0.0}"),
        EventAmount.None => "",
        _ => Amount(happened.Amount),
    };

    static string Amount(double amount) => amount == 0 ? "0" : amount.ToString(Math.Abs(amount) is >= 1e3 and < 1e12 ? "#,0" : Math.Abs(amount) is >= 1e-3 and < 1e3 ? "0.####" : "0.00e-0", CultureInfo.InvariantCulture);
}

using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.BackTests;
using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Governance.BackTests;

/// <summary>The tables of a walk of margin rules, the same on the console, on the page and in Markdown.</summary>
public static class RuleBackTestTable
{
    /// <summary>A row a rule: the exceptions of all assets together.</summary>
    /// <param name="test">The walk.</param>
    public static ReportTable Pooled(RuleBackTest test) => new(
        [
            new ReportColumn("Rule", false),
            new ReportColumn("Target", true),
            new ReportColumn("Windows", true),
            new ReportColumn("Expected", true),
            new ReportColumn("Exceptions", true),
            new ReportColumn("Rate", true),
            new ReportColumn("Kept", true),
            new ReportColumn("p-value", true),
            new ReportColumn("Would be seen from", true),
            new ReportColumn("", false),
        ],
        [
            .. test.Insolvencies.Select(one => Row("liquidation threshold, insolvency", one)),
            Row("loan-to-value, breach", test.Breaches),
        ]);

    /// <summary>A row an asset: exceptions of each rule, where as many are expected, and the p-value of Kupiec's test.</summary>
    /// <param name="test">The walk.</param>
    public static ReportTable ByAsset(RuleBackTest test) => new(
        [
            new ReportColumn("Asset", false),
            new ReportColumn("From", false),
            new ReportColumn("To", false),
            new ReportColumn("Windows", true),
            new ReportColumn("left out", true),
            .. test.Insolvencies.Select(one => new ReportColumn($"Insolvent at {NumberText.Target(one.Probability)}", true)),
            new ReportColumn($"Breached at {NumberText.Target(test.Breaches.Probability)}", true),
        ],
        [
            .. test.Assets.Select(asset => (IReadOnlyList<ReportCell>)
            [
                new ReportCell(asset.Asset),
                new ReportCell(asset.Windows.Count == 0 ? NumberText.None : NumberText.Day(asset.Windows[0].Day)),
                new ReportCell(asset.Windows.Count == 0 ? NumberText.None : NumberText.Day(asset.Windows[^1].Day)),
                new ReportCell(NumberText.Count(asset.Windows.Count)),
                new ReportCell(NumberText.Count(asset.Left)),
                .. Enumerable.Range(0, test.Insolvencies.Count).Select(target => Alone(asset, window => window.Insolvencies[target])),
                Alone(asset, window => window.Breach),
            ]),
        ]);

    /// <summary>A row an exception of a liquidation threshold, oldest first.</summary>
    /// <param name="test">The walk.</param>
    public static ReportTable Exceptions(RuleBackTest test) => new(
        [
            new ReportColumn("Fitted on", false),
            new ReportColumn("Asset", false),
            new ReportColumn("Target", true),
            new ReportColumn("Liquidation threshold", true),
            new ReportColumn("Price at close-out over today's", true),
            new ReportColumn("Its probability by the model", true),
        ],
        [
            .. from asset in test.Assets
               from window in asset.Windows
               from limit in window.Insolvencies
               where limit.IsException
               orderby window.Day, asset.Asset, limit.Probability descending
               select (IReadOnlyList<ReportCell>)
               [
                   new ReportCell(NumberText.Day(window.Day)),
                   new ReportCell(asset.Asset),
                   new ReportCell(NumberText.Target(limit.Probability)),
                   new ReportCell(NumberText.Percent(limit.Limit!.Value)),
                   new ReportCell(NumberText.Percent(limit.Realised!.Value)),
                   new ReportCell(NumberText.Probability(limit.Place)),
               ],
        ]);

    static IReadOnlyList<ReportCell> Row(string rule, PooledCoverage test) =>
    [
        new ReportCell(rule),
        new ReportCell(NumberText.Target(test.Probability)),
        new ReportCell(NumberText.Count(test.Observations)),
        new ReportCell(NumberText.Plain(test.Expected, "0.0")),
        new ReportCell(NumberText.Count(test.Exceptions)),
        new ReportCell(NumberText.Probability(test.Rate)),
        new ReportCell($"{NumberText.Count(test.Fewest)} to {NumberText.Count(test.Most)}"),
        new ReportCell(NumberText.Plain(test.Test.PValue, "0.000")),
        new ReportCell(test.Detectable is { } multiple ? $"{NumberText.Plain(multiple, "0.0")} times" : NumberText.None),
        new ReportCell(Verdict(test)),
    ];

    static string Verdict(PooledCoverage test) => test.Observations == 0 ? "not tested: no rule solved" : test.Test.Passes ? "passes" : test.Test.Statistic > 0 ? "fails: too many" : "fails: too few";

    static ReportCell Alone(WalkedAsset asset, Func<WalkedWindow, WalkedLimit> limit) => RuleBackTest.Alone(asset, limit) is { } found
        ? new ReportCell(
            $"{NumberText.Count(found.Exceptions)} of {NumberText.Count(found.Windows)}",
            $"{NumberText.Plain(found.Windows * limit(asset.Windows[0]).Probability, "0.0")} exp., p {NumberText.Plain(found.Test.PValue, "0.00")}")
        : new ReportCell("unresolved");
}

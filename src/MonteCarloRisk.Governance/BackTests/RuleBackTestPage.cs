using System.Globalization;
using System.Xml.Linq;
using MonteCarloRisk.Governance.Charts;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Governance.Html;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.BackTests;

namespace MonteCarloRisk.Governance.BackTests;

/// <summary>The walk of margin rules as a page: the tests, a chart an asset, the exceptions.</summary>
static class RuleBackTestPage
{
    /// <summary>What is held against what.</summary>
    public static string Explanation(RuleBackTest test) =>
        $"Every {NumberText.Days(test.Horizon + test.Delay)} each asset's rules are solved from the days before alone, and held against the days after: a borrower at the liquidation threshold is breached on the first close below today's, "
        + $"within {NumberText.Days(test.Horizon)}, and closed out {NumberText.Days(test.Delay)} later; he is insolvent where the price is then below the threshold times today's. One at the loan-to-value is breached where the price falls below loan-to-value over threshold.";

    /// <summary>How the columns of the first table are read.</summary>
    public const string Reading =
        "Assets fall together, so their exceptions are fewer observations than they are windows: the test draws whole windows again and keeps their dependence. Kept: the numbers of exceptions that the test keeps at 5%. "
        + "Would be seen from: the multiple of the target from which on four of five such histories would be refused.";

    public static string Of(RuleBackTest test, string reproduceCommand) => ReportPage.Page(
        $"Back-test of margins: {test.Market}",
        new XElement("header", new XElement("h1", $"Back-test of margins: {test.Market}"), new XElement("p", Explanation(test))),
        PageElement.Section("All assets together", PageElement.Table(RuleBackTestTable.Pooled(test), "wide"), PageElement.Note(Reading)),
        PageElement.Section("Thresholds against what came",
            PageElement.Legend([.. test.Insolvencies.Select((one, target) => (RuleBackTestChart.Key(target), $"liquidation threshold at {NumberText.Target(one.Probability)}")), ("outcome", "price at close-out over today's"), ("exception", "exceptions")]),
            new XElement("div", new XAttribute("class", "charts"), test.Assets.Where(asset => asset.Windows.Count > 0).Select((asset, index) => Chart(asset, index)))),
        PageElement.Section("By asset", PageElement.Table(RuleBackTestTable.ByAsset(test), "wide"), PageElement.Note("p: Kupiec's test of the asset alone. Windows are left out where days are missing in them.")),
        Exceptions(RuleBackTestTable.Exceptions(test)),
        PageElement.Section("How it was made",
            new XElement("p", $"{NumberText.Count(test.Paths)} paths a simulation, seed {test.Seed.ToString(CultureInfo.InvariantCulture)}."),
            new XElement("pre", new XElement("code", reproduceCommand))));

    static XElement Exceptions(ReportTable table) => PageElement.Section("Exceptions", table.Rows.Count == 0 ? new XElement("p", "None.") : PageElement.Table(table, "wide"));

    static XElement Chart(WalkedAsset asset, int index)
    {
        string caption = $"{NumberText.Count(asset.Windows.Count)} windows, {NumberText.Count(asset.Windows.Count(window => window.Insolvencies.Any(limit => limit.IsException)))} of them with an exception.";
        return PageElement.Figure(asset.Asset, "Price over that of the fit", RuleBackTestChart.Draw(asset, $"margins-{index.ToString(CultureInfo.InvariantCulture)}", $"Thresholds and close-outs of {asset.Asset}. {caption}"), caption);
    }
}

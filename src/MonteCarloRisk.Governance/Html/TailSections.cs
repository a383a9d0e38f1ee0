using System.Xml.Linq;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Charts;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Html;

/// <summary>How bad it can get, and what fails together.</summary>
static class TailSections
{
    public static IEnumerable<XElement> Of(MarketCalibration calibration)
    {
        if (TailTable.Of(calibration) is { } table) yield return Tail(calibration, table);
        if (calibration.Current.Joint is { } joint) yield return Together(calibration, JointTable.Of(joint, calibration.Market.Target.ConfidenceLevel));
    }

    static XElement Tail(MarketCalibration calibration, ReportTable table)
    {
        const string Caption = "How likely the bad debt is at or above each amount; both scales are logarithmic, the shaded bands are exact binomial intervals at each amount. Lower is better.";
        XElement chart = ExceedanceChart.Draw(calibration.Current, calibration.Recommended, "exceedance", "Probability that the bad debt is at or above an amount, under the current and the recommended rules.");
        return PageElement.Section("How bad it can get",
            new XElement("p", $"{Scope(calibration.Market)} Loss at risk is the bad debt, and liquidations at risk the value of the collateral closed out, that is exceeded with probability at most one minus the level; "
                + "expected shortfall is the mean of the bad debt beyond. Where too few paths lie beyond a level for an interval, no number is told."),
            PageElement.Table(table, "wide"),
            PageElement.Legend(("current", "current rules"), ("recommended", "recommended rules")),
            PageElement.Figure("", "Probability", chart, Caption, "single"));
    }

    static XElement Together(MarketCalibration calibration, ReportTable joint) => PageElement.Section("What fails together",
        new XElement("p", "How far each asset has moved when the protocol makes its first loss, on average over the paths with bad debt, against where any path is at the horizon. A mean near the usual one with a deviation above it says that the protocol fails on both sides, by falls as by rises."),
        PageElement.Table(MoveTable.Of(calibration), "wide"),
        joint.Rows.Count < 2
            ? PageElement.Note("Under the current rules fewer than two accounts are insolvent on any path.")
            : new XElement("p", $"Under the current rules, how likely the account of a column is insolvent on the same path as that of the row, within the horizon and not necessarily on the same day: those that are insolvent most often, out of the {NumberText.Count(calibration.Current.Joint!.Accounts.Count)} with the largest exposure; run.json has all of them."),
        joint.Rows.Count < 2 ? "" : PageElement.Table(joint, "wide"));

    static string Scope(Market market) =>
        $"Within {NumberText.Days(market.Target.Horizon)} plus the liquidation delay of {LiquidityTable.Delay(market.Rules)}, monitored daily.";
}

using System.Xml.Linq;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Charts;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Html;

/// <summary>How bad it can get, and what fails together.</summary>
static class TailSections
{
    public static IEnumerable<XElement> Of(MarketCalibration calibration)
    {
        if (TailTable.Of(calibration) is { } table) yield return Tail(calibration, table);
        if (FundTable.Of(calibration) is { } fund) yield return Fund(calibration, fund);
        if (CapTable.Of(calibration) is { } caps) yield return PageElement.Section(CapTable.Title, new XElement("p", CapTable.Explanation(calibration.Caps!)), PageElement.Table(caps, "wide"));
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

    static XElement Fund(MarketCalibration calibration, ReportTable table)
    {
        const string Caption = "How likely the bad debt is beyond a fund of each size; both scales are logarithmic, the shaded bands are exact binomial intervals at each size.";
        double target = calibration.Market.Target.BeyondBackstopProbability!.Value;
        double? today = calibration.Market.Protocol.InsuranceFund;
        Estimate size = calibration.Recommended.FundSize!;
        double? held = double.IsFinite(size.Value) ? size.Interval.Upper : null;
        XElement chart = ExceedanceChart.Draw(calibration.Current, calibration.Recommended, "fund", "Probability that the bad debt is beyond the insurance fund, against its size.",
            new ChartMark(null, target, ChartStyle.Target), new ChartMark(today, null, ChartStyle.Known), new ChartMark(held, null, ChartStyle.Recommended));
        return PageElement.Section(FundTable.Title,
            new XElement("p", $"{Scope(calibration.Market)} The bad debt's quantile, with the exact interval of order statistics, from the simulations of the rules."),
            PageElement.Table(table),
            PageElement.Legend(("current", "current rules"), ("recommended", "recommended rules, and the fund to be held under them"), ("target", $"target of {NumberText.Target(target)}"), ("close", today is null ? "no fund today" : $"fund today, {NumberText.Money(today.Value)}")),
            PageElement.Figure("", "Probability", chart, Caption, "single"));
    }

    static XElement Together(MarketCalibration calibration, ReportTable joint) => PageElement.Section("What fails together",
        new XElement("p", "How far each asset has moved when the protocol makes its first loss, on average over the paths with bad debt, against where any path is at the horizon. A mean near the usual one with a deviation above it says that the protocol fails on both sides, by falls as by rises."),
        PageElement.Table(MoveTable.Of(calibration), "wide"),
        joint.Rows.Count < 2
            ? PageElement.Note(JointTable.IsUntold(calibration.Current.Joint!)
                ? "Which accounts are insolvent together under the current rules is not told: the weights of fewer than two of them carry a number."
                : "Under the current rules fewer than two accounts are insolvent on any path.")
            : new XElement("p", $"Under the current rules, how likely the account of a column is insolvent on the same path as that of the row, within the horizon and not necessarily on the same day: those that are insolvent most often, out of the {NumberText.Count(calibration.Current.Joint!.Accounts.Count)} with the largest exposure; run.json has all of them."),
        joint.Rows.Count < 2 ? "" : PageElement.Table(joint, "wide"));

    static string Scope(Market market) =>
        $"Within {NumberText.Days(market.Target.Horizon)} plus the liquidation delay of {LiquidityTable.Delay(market.Rules)}, monitored daily.";
}

using System.Xml.Linq;
using MonteCarloRisk.Governance.Charts;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Html;

/// <summary>What close-outs cost, and what that does to large positions.</summary>
static class LiquiditySections
{
    public static IEnumerable<XElement> Of(MarketCalibration calibration)
    {
        if (LiquidityTable.Of(calibration.Market) is { } terms)
        {
            yield return PageElement.Section("Cost of close-outs",
                new XElement("p", $"When an account is closed out its collateral is sold at the prices of the date less slippage, and penalties are taken. The liquidation delay is {LiquidityTable.Delay(calibration.Market.Rules)}."),
                PageElement.Table(terms, "wide"));
        }

        if (SizeTable.Of(calibration) is not { } sizes) yield break;
        yield return PageElement.Section(SizeTable.Title,
            new XElement("p", SizeTable.Explanation),
            PageElement.Table(sizes, "wide", row => calibration.Sizes[row].IsStandard ? "ours" : ""),
            calibration.Sizes.All(size => size.LiquidationThreshold is null) ? "" : PageElement.Figure(
                "",
                "Largest liquidation threshold (%)",
                SizeChart.Draw(calibration.Sizes, "sizes", "The largest liquidation threshold that meets the insolvency target, against the size of the position, by asset."),
                "How the largest threshold falls as a position grows; the scale of positions is logarithmic, the bands are intervals, the large points the sizes that the rules are solved for.",
                "single"));
    }
}

using System.Xml.Linq;
using MonteCarloRisk.Governance.Charts;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Frontier;

namespace MonteCarloRisk.Governance.Html;

/// <summary>Capital against safety, for each asset and for the protocol.</summary>
static class FrontierSections
{
    public static IEnumerable<XElement> Of(MarketCalibration calibration)
    {
        if (FrontierTable.OfAssets(calibration) is not { } table) yield break;
        yield return PageElement.Section(FrontierTable.Title,
            new XElement("p", "Leverage is the position over its owner's equity at the maintenance requirement: 1 / (1 - liquidation threshold) of a loan, 1 / maintenance margin of short options. "
                + "The last two columns are the percentage points of requirement (equity over debt, or over notional) that make an insolvency a tenth as likely, from the slope of the margin curve over a decade."),
            PageElement.Table(table, "wide"),
            PageElement.Legend(("current", "current rules"), ("recommended", "recommended rules"), ("target", "target")),
            PageElement.Figure("", "Insolvency probability", Assets(calibration, FrontierMeasure.Leverage, "frontier", "Insolvency probability of the standard account against leverage, by asset."), Caption(calibration), "single"),
            Opening(calibration),
            Protocol(calibration));
    }

    static object Opening(MarketCalibration calibration) => FrontierTable.OfOpening(calibration) is not { } table ? "" : new object?[]
    {
        new XElement("h3", "Borrowing power"),
        new XElement("p", "What may be borrowed against one unit of collateral, both in money, when a loan is opened: the loan-to-value; and position over equity of who borrows, or writes, all that may be: 1 / (1 - loan-to-value), 1 / initial margin. The last two columns are how likely such an account is breached within the horizon."),
        PageElement.Table(table, "wide"),
        calibration.Collateral.Count == 0 ? null : PageElement.Legend(("current", "current rules"), ("recommended", "recommended rules"), ("target", "target")),
        calibration.Collateral.Count == 0 ? null : PageElement.Figure("", "Insolvency probability", Assets(calibration, FrontierMeasure.BorrowingPower, "borrowing-power", "Insolvency probability of the standard account against borrowing power, by asset."),
            "The same frontier of the loans, against what may be borrowed by rules that lend as much of their threshold as the recommended ones do. Today's point lies off its line where today's rules lend another share of their threshold.", "single"),
    };

    static XElement Assets(MarketCalibration calibration, FrontierMeasure measure, string idPrefix, string description)
    {
        IReadOnlyList<CurvePoint>[] curves = [.. calibration.Collateral.Select(asset => asset.Solution.Curve), .. calibration.Options.Select(option => option.Solution.Curve)];
        IReadOnlyList<(AssetFrontier, IReadOnlyList<CurvePoint>)> shown = [.. calibration.Frontier!.Assets.Zip(curves).Where(asset => measure.Of(asset.First, asset.First.Current) is not null).Take(AssetFrontierChart.MostAssets)];
        return AssetFrontierChart.Draw(shown, measure, calibration.Market.Target.InsolvencyProbability, idPrefix, description);
    }

    static string Caption(MarketCalibration calibration) =>
        "Each line is an asset: how likely its standard account is insolvent at each leverage that could be allowed. Both scales are logarithmic, the bands are exact binomial intervals. Further right and lower is better. "
        + Unresolved
        + (calibration.Frontier!.Assets.Count > AssetFrontierChart.MostAssets ? $" The first {NumberText.Count(AssetFrontierChart.MostAssets)} assets are shown." : "");

    const string Unresolved = "A triangle stands where no path is insolvent, at the upper end of the interval: what is below it the paths do not resolve.";

    static object Protocol(MarketCalibration calibration) => calibration.Frontier?.Protocol is not { } frontier ? "" : new object[]
    {
        new XElement("h3", "The protocol"),
        new XElement("p", $"All requirements of a set of rules multiplied by one number, from lax to strict, on the same paths. {FrontierTable.Cost(calibration)}"),
        PageElement.Legend(("current", "from the current rules"), ("recommended", "from the recommended rules")),
        PageElement.Figure("", "Probability that the protocol is insolvent", ProtocolFrontierChart.Draw(frontier, "protocol-frontier", "Insolvency probability of the protocol against capital."), "The large points are the rules as they are. A line below and to the left of the other buys the same safety with less capital. Bands are exact binomial intervals. " + Unresolved, "single"),
        PageElement.Table(FrontierTable.OfProtocol(calibration)!, "wide"),
    };
}

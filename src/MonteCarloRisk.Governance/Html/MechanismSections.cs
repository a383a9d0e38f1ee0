using System.Xml.Linq;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Html;

/// <summary>The protocol with its mechanisms on every path.</summary>
static class MechanismSections
{
    public static IEnumerable<XElement> Of(MarketCalibration calibration)
    {
        if (calibration.Mechanisms is not { } found) yield break;
        yield return PageElement.Section(MechanismTable.Title,
            new XElement("p", MechanismTable.Explanation(found)),
            PageElement.Table(MechanismTable.Outcome(found), ""),
            MechanismTable.Thresholds(found) is { } thresholds ? PageElement.Table(thresholds, "") : "",
            MechanismTable.Failure(found) is { } failure ? new object[] { new XElement("p", "The first path with bad debt, event by event:"), PageElement.Table(failure, "") } : "");
    }
}

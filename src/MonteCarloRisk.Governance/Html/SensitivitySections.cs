using System.Xml.Linq;
using MonteCarloRisk.Governance.Charts;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Html;

/// <summary>What the answers hang on, and which collateral adds least safety.</summary>
static class SensitivitySections
{
    public static IEnumerable<XElement> Of(MarketCalibration calibration)
    {
        if (calibration.Sensitivities is { } answers)
        {
            yield return PageElement.Section(SensitivityTable.Title,
                new XElement("p", $"How far the answers under the current rules change with each input of the model, everything else equal and on the same paths. As it is, the protocol is insolvent with probability {NumberText.Probability(answers.InsolvencyProbability)}. Thresholds are those that meet the target. A change of an input that is told is its slope times the change, but for the delay, which is a day more."),
                PageElement.Figure("", "", TornadoChart.Draw(answers, "tornado", "Change of the protocol's insolvency probability with each input."), "Bars to the right: the input makes an insolvency more likely. The lines are intervals.", "single"),
                PageElement.Table(SensitivityTable.Of(answers), "wide"),
                answers.NotMoved.Count == 0 ? "" : PageElement.Note($"Not moved: {string.Join("; ", answers.NotMoved)}."));
        }

        if (calibration.Selection is { } ranking)
        {
            yield return PageElement.Section(SelectionTable.Title,
                new XElement("p", SelectionTable.Explanation(ranking)),
                PageElement.Table(SelectionTable.Of(ranking), "wide"));
        }
    }
}

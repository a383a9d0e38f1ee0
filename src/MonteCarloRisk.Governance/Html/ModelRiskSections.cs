using System.Globalization;
using System.Xml.Linq;
using MonteCarloRisk.Governance.Charts;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Html;

/// <summary>The requirements under every plausible model, side by side.</summary>
static class ModelRiskSections
{
    public static IEnumerable<XElement> Of(MarketCalibration calibration)
    {
        if (calibration.ModelRisk is not { } risk) yield break;
        IReadOnlyList<string> refused = ModelRiskTable.Refused(risk);
        yield return PageElement.Section(ModelRiskTable.Title,
            new XElement("p", $"The same prices, accounts and targets under other laws of the returns. {ModelRiskTable.Rule(risk)} {ModelRiskTable.Basis(risk)}"),
            PageElement.Table(ModelRiskTable.Requirements(risk), "wide"),
            PageElement.Legend(("curve", "requirement with its interval, hollow where a back-test refuses the model"), ("current", "in force"), ("recommended", "by the rule")),
            new XElement("div", new XAttribute("class", "charts"), risk.Models.Count == 0 ? null : risk.Subjects.Select((subject, i) => PageElement.Figure(
                ModelRiskTable.Name(subject),
                "",
                ModelRiskChart.Draw(risk, i, string.Create(CultureInfo.InvariantCulture, $"model-risk-{i}"), $"Requirement of {ModelRiskTable.Name(subject)} under each model."),
                risk.Chosen[i].Reason.Length > 0 ? risk.Chosen[i].Reason : $"The rule's requirement is that under {risk.Chosen[i].Model}."))),
            PageElement.Table(ModelRiskTable.Models(risk), "wide"),
            refused.Count == 0 ? "" : PageElement.Note("Without an answer, and why:"),
            refused.Count == 0 ? "" : new XElement("ul", new XAttribute("class", "note"), refused.Select(line => new XElement("li", line))));
    }
}

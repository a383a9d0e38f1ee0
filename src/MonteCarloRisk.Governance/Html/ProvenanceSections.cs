using System.Xml.Linq;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Html;

/// <summary>How the report was made, and how to make it again.</summary>
static class ProvenanceSections
{
    public static IEnumerable<XElement> Of(MarketCalibration calibration, string reproduceCommand)
    {
        yield return PageElement.Section("What the words mean",
            new XElement("dl", Definitions.Of(calibration).SelectMany(definition =>
                new[] { new XElement("dt", definition.Term), new XElement("dd", definition.Meaning) })));
        yield return PageElement.Section("How it was made",
            new XElement("p", "Each simulation is named by the hash of its plan, and its result by a fingerprint. "
                + "The same plan gives the same fingerprint on every machine, bit for bit; run.json holds the hashes in full."),
            PageElement.Table(RunTable.Reproducible(calibration)));
        yield return new XElement("section", new XAttribute("class", "run"), new XAttribute("id", "run"),
            new XElement("h2", "This run"),
            new XElement("p", "Only this block differs between machines. To make the report again and compare the rest:"),
            new XElement("pre", new XElement("code", reproduceCommand)),
            PageElement.Table(RunTable.Machine(calibration)));
    }
}

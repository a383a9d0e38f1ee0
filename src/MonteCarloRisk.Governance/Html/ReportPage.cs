using System.Text;
using System.Xml;
using System.Xml.Linq;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Charts;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Html;

/// <summary>The report as one self-contained page: a tree of elements that is well-formed as XML too, so that it can be checked and parsed.</summary>
static class ReportPage
{
    public static string Of(MarketCalibration calibration, string reproduceCommand)
    {
        Market market = calibration.Market;
        return Page(
            $"Margin calibration: {market.Name}, {NumberText.Day(market.ValuationDate)}",
            Header(market),
            RecommendationSections.Of(calibration),
            ChartSections.Of(calibration),
            FrontierSections.Of(calibration),
            LiquiditySections.Of(calibration),
            ModelRiskSections.Of(calibration),
            SensitivitySections.Of(calibration),
            TailSections.Of(calibration),
            AllocationSections.Of(calibration),
            MechanismSections.Of(calibration),
            ModelSections.Of(market),
            ProvenanceSections.Of(calibration, reproduceCommand));
    }

    /// <summary>A self-contained page.</summary>
    public static string Page(string title, params object[] content) => Text(
        new XElement("html", new XAttribute("lang", "en"),
            new XElement("head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("title", title),
                new XElement("style", Style())),
            new XElement("body", new XElement("main", content))));

    static XElement Header(Market market) => new("header",
        new XElement("h1", $"Margin calibration: {market.Name}"),
        new XElement("p", $"Valuation date {NumberText.Day(market.ValuationDate)}. Brackets hold intervals at {NumberText.Level(market.Target.ConfidenceLevel)} confidence."));

    static string Style() => $"@font-face {{ font-family: \"{ChartFont.Name}\"; src: url({ChartFont.DataUri}) format(\"truetype\"); }}\n"
        + Encoding.UTF8.GetString(Resource.Bytes("ReportStyle.css"));

    static string Text(XElement page)
    {
        ReplaceForbiddenCharacters(page);
        var text = new StringBuilder("<!DOCTYPE html>\n");
        // One element a line, so that two reports can be compared line by line.
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, IndentChars = "", NewLineChars = "\n" };
        using (var writer = XmlWriter.Create(text, settings))
        {
            page.Save(writer);
        }

        return text.Append('\n').ToString();
    }

    /// <summary>Names may hold control characters, which no markup can carry.</summary>
    static void ReplaceForbiddenCharacters(XElement page)
    {
        foreach (XText node in page.DescendantNodes().OfType<XText>())
        {
            node.Value = Allowed(node.Value);
        }

        foreach (XAttribute attribute in page.Descendants().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            attribute.Value = Allowed(attribute.Value);
        }
    }

    static string Allowed(string text)
    {
        const char Replacement = '\uFFFD';
        var allowed = new StringBuilder(text.Length);
        for (int index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
            {
                allowed.Append(text[index]).Append(text[++index]);
            }
            else
            {
                allowed.Append(XmlConvert.IsXmlChar(text[index]) ? text[index] : Replacement);
            }
        }

        return allowed.ToString();
    }
}

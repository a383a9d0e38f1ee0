using System.Globalization;
using System.Xml.Linq;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>Makes the chart library's SVG fit to stand in a page: it scales, its identifiers are unique, it has a description.</summary>
static class ChartMarkup
{
    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static XElement Clean(string xml, string idPrefix, string description)
    {
        XElement chart = XDocument.Parse(xml).Root!;
        // The only use of the second namespace would be links, and a chart has none.
        chart.Attributes().Where(attribute => attribute.IsNamespaceDeclaration && attribute.Name.LocalName == "xlink").Remove();
        Scale(chart);
        Rename(chart, idPrefix);
        foreach (XElement text in chart.Descendants(Svg + "text"))
        {
            CleanText(text);
        }

        chart.SetAttributeValue("role", "img");
        chart.AddFirst(new XElement(Svg + "title", description));
        return chart;
    }

    static void Scale(XElement chart)
    {
        chart.SetAttributeValue("viewBox", $"0 0 {chart.Attribute("width")!.Value} {chart.Attribute("height")!.Value}");
        chart.SetAttributeValue("width", "100%");
        chart.SetAttributeValue("height", null);
    }

    /// <summary>The library numbers identifiers through the life of the process; here they are numbered within the chart, so that a report is the same each time.</summary>
    static void Rename(XElement chart, string idPrefix)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (XAttribute id in chart.Descendants().Attributes("id"))
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{idPrefix}-{names.Count}");
            names.Add($"url(#{id.Value})", $"url(#{name})");
            id.Value = name;
        }

        foreach (XAttribute clip in chart.Descendants().Attributes("clip-path"))
        {
            clip.Value = names[clip.Value];
        }
    }

    /// <summary>
    /// The library places every letter, with a comma behind the last place and line breaks around the text.
    /// One place and the browser's own spacing read better; the embedded font makes the width the measured one.
    /// </summary>
    static void CleanText(XElement text)
    {
        text.Value = text.Value.Trim();
        text.SetAttributeValue("font-family", $"{ChartFont.Name}, sans-serif");
        foreach (string place in (string[])["x", "y"])
        {
            if (text.Attribute(place) is { } places)
            {
                places.Value = places.Value.Split(',')[0].Trim();
            }
        }
    }
}

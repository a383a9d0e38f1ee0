using System.Globalization;
using System.Xml.Linq;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Html;

/// <summary>The model and the data that it was fitted to.</summary>
static class ModelSections
{
    const int ShownOfOneKind = 6;

    public static IEnumerable<XElement> Of(Market market)
    {
        yield return PageElement.Section("The model",
            new XElement("p", ModelSentence.Of(market.Model)),
            PageElement.Table(ModelTable.Of(market)),
            market.Data.Fit is { } fit ? Fitted(fit) : "",
            AlongPaths(market.Model),
            new XElement("h3", "Correlation of daily log returns"),
            Heat(market.Model),
            PageElement.Note(CorrelationSentence.Of(market)),
            market.Data.Downturn is { } downturn ? Downturn(downturn) : "");
        yield return PageElement.Section("The data",
            new XElement("p", $"All series share the days {NumberText.Day(market.Data.CommonFirstDay)} to {NumberText.Day(market.Data.CommonLastDay)}. "
                + "A file is the one used here when its SHA-256 is equal; run.json holds the hashes in full."),
            PageElement.Table(SeriesTable.Of(market.Data)));
        yield return Findings(market.Data);
    }

    static XElement[] Fitted(LawFit fit) =>
    [
        new XElement("h3", "What was fitted"),
        PageElement.Table(FittedTable.Of(fit), "fitted"),
        PageElement.Note(FittedTable.Reading(fit)),
    ];

    static XElement[] Downturn(DownturnSummary downturn) =>
    [
        new XElement("h3", "Correlation in a fall"),
        new XElement("p", DownturnTable.Days(downturn)),
        PageElement.Table(DownturnTable.Of(downturn), "downturn", row => DownturnTable.Verdict(downturn, row) == DownturnVerdict.DiversifiesLess ? "tied" : ""),
        PageElement.Note(DownturnTable.Reading(downturn)),
    ];

    // A table of its own: beside the other columns it is wider than a page.
    static XElement[] AlongPaths(PriceModel model) => ModelTable.AlongPaths(model) is { } table ? [new XElement("h3", ModelTable.AlongPathsTitle), PageElement.Table(table)] : [];

    static XElement Findings(MarketDataSummary data)
    {
        string rest = FindingTable.Rest(data, ShownOfOneKind);
        return data.Findings.Count == 0
            ? PageElement.Section("Findings in the data", new XElement("p", "None."))
            : PageElement.Section("Findings in the data",
                new XElement("p", "Everything odd in the price files, by row and rule, and what was done. Nothing is repaired unless the market file names how."),
                PageElement.Table(FindingTable.Of(data, ShownOfOneKind), "findings"),
                rest.Length > 0 ? PageElement.Note(rest) : "");
    }

    /// <summary>Blue for moving together, rust for moving apart; the stronger, the darker.</summary>
    static XElement Heat(PriceModel model)
    {
        XElement table = PageElement.Table(CorrelationTable.Of(model), "heat");
        foreach ((XElement row, IReadOnlyList<double> values) in table.Descendants("tbody").Elements("tr").Zip(model.Correlation))
        {
            foreach ((XElement cell, double value) in row.Elements("td").Skip(1).Zip(values))
            {
                string strength = (0.75 * Math.Clamp(Math.Abs(value), 0, 1)).ToString("0.00", CultureInfo.InvariantCulture);
                string color = value < 0 ? $"rgba(180, 83, 9, {strength})" : $"rgba(30, 58, 95, {strength})";
                cell.SetAttributeValue("style", $"background: {color}; color: {(Math.Abs(value) > 0.6 ? "#fff" : "#1f2937")}");
            }
        }

        return table;
    }
}

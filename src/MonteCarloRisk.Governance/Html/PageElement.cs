using System.Xml.Linq;
using MonteCarloRisk.Governance.Content;

namespace MonteCarloRisk.Governance.Html;

/// <summary>The elements that the page is built of. Text goes in as text, so nothing from the input can become markup.</summary>
static class PageElement
{
    public static XElement Section(string title, params object[] content) =>
        new("section", new XElement("h2", title), content);

    public static XElement Note(string text) => new("p", new XAttribute("class", "note"), text);

    public static XElement Table(ReportTable table, string classes = "", Func<int, string>? rowClass = null) =>
        new("div", new XAttribute("class", "scroll"),
            new XElement("table", Class(classes),
                new XElement("thead", new XElement("tr", table.Columns.Select(column => new XElement("th", NumberClass(column), column.Title)))),
                new XElement("tbody", table.Rows.Select((row, index) => new XElement("tr", Class(rowClass?.Invoke(index) ?? ""),
                    row.Select((cell, place) => Cell(cell, table.Columns[place])))))));

    public static XElement Figure(string title, string verticalAxis, XElement chart, string caption, string classes = "") =>
        new("figure", Class(classes), title.Length > 0 ? new XElement("h3", title) : null, new XElement("p", new XAttribute("class", "axis"), verticalAxis), chart, new XElement("figcaption", caption));

    public static XElement Legend(params (string Key, string Meaning)[] items) =>
        new("p", new XAttribute("class", "legend"), items.Select(item => new XElement("span", new XAttribute("class", "item"),
            new XElement("span", new XAttribute("class", $"key {item.Key}"), ""), item.Meaning)));

    public static XAttribute? Class(string classes) => classes.Length > 0 ? new XAttribute("class", classes) : null;

    static XAttribute? NumberClass(ReportColumn column) => column.IsNumber ? new XAttribute("class", "number") : null;

    static IEnumerable<XElement> Details(string detail)
    {
        string[] lines = detail.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Select(line => new XElement("small", lines.Length > 1 ? Class("labelled") : null, line));
    }

    // Numbers are kept on one line; a sentence is not.
    static XElement? Reason(string reason) => reason.Length == 0 ? null : new XElement("small", new XAttribute("style", "white-space: normal; min-width: 12em;"), reason);

    static XElement Cell(ReportCell cell, ReportColumn column)
    {
        object text = cell.Full.Length > 0 ? new XElement("code", new XAttribute("title", cell.Full), cell.Text) : cell.Text;
        return new XElement("td", NumberClass(column), text, Details(cell.Detail), Reason(cell.Reason));
    }
}

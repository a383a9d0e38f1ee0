using System.Globalization;
using System.Xml.Linq;
using MonteCarloRisk.Governance.Charts;
using MonteCarloRisk.Governance.Html;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Governance.BackTests;

/// <summary>The back-test as a page: a chart an asset, then the tables.</summary>
static class BackTestPage
{
    public static string Of(MarketBackTest test, string reproduceCommand) => ReportPage.Page(
        $"Back-test: {test.Market}",
        new XElement("header",
            new XElement("h1", $"Back-test: {test.Market}"),
            new XElement("p", "Value at risk at 99% and expected shortfall at 97.5% of one day, forecast from the days before it alone. A test passes where its p-value is 5% or more.")),
        Charts(test),
        PageElement.Section("By model",
            new XElement("p", "On how many assets a model passes both Kupiec's test of the number of exceptions and Christoffersen's of their number and order, and how many pass Acerbi and Szekely's test of the expected shortfall."),
            PageElement.Table(BackTestTable.Passes(test), "wide")),
        PageElement.Section("By asset",
            new XElement("p", "Exceptions at 99% and how many there should be; p-values of the tests; the zone of the last 250 days, and the worst of any."),
            PageElement.Table(BackTestTable.Tests(test), "wide")),
        PageElement.Section("Forecasts of the variance",
            new XElement("p", "Mean losses against squared returns, lower is better, and the p-values of Diebold and Mariano's test against EWMA. Where a forecast was refused, EWMA's stood in."),
            PageElement.Table(BackTestTable.Scores(test), "wide")),
        PageElement.Section("How it was made", new XElement("pre", new XElement("code", reproduceCommand))));

    static XElement Charts(MarketBackTest test) => PageElement.Section("Requirement against realised loss",
        PageElement.Legend(("simulated", "value at risk at 99%, long below and short above"), ("return", "log return of the day"), ("exception", "exceptions")),
        new XElement("div", new XAttribute("class", "charts"), test.Series.Select((series, index) => Chart(series, index))));

    static XElement Chart(SeriesBackTest series, int index)
    {
        ModelBackTest model = series.Models[0];
        string caption = $"{BackTestTable.Name(model)}, {NumberText.Day(series.FirstDay)} to {NumberText.Day(series.LastDay)}: "
            + $"{Count(model.Long, "long")}, {Count(model.Short, "short")}.";
        string id = $"backtest-{index.ToString(CultureInfo.InvariantCulture)}";
        return PageElement.Figure(series.Asset, "Log return", BackTestChart.Draw(model, id, $"Value at risk and returns of {series.Asset}. {caption}"), caption);
    }

    static string Count(PositionBackTest position, string side) => $"{side} {NumberText.Count(position.Exceptions)} exceptions where {NumberText.Plain(position.Expected, "0.0")} are expected";
}

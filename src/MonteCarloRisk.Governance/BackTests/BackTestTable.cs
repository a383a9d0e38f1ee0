using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Governance.BackTests;

/// <summary>The tables of a back-test, the same on the console, on the page and in Markdown.</summary>
public static class BackTestTable
{
    /// <summary>A row an asset, model and position.</summary>
    /// <param name="test">The back-test.</param>
    public static ReportTable Tests(MarketBackTest test) => new(
        [
            new ReportColumn("Asset", false),
            new ReportColumn("Model", false),
            new ReportColumn("Side", false),
            new ReportColumn("Days", true),
            new ReportColumn("Exc.", true),
            new ReportColumn("Exp.", true),
            new ReportColumn("Kupiec", true),
            new ReportColumn("Christ.", true),
            new ReportColumn("Zone", false),
            new ReportColumn("ES", true),
            new ReportColumn("", false),
        ],
        [
            .. from series in test.Series
               from model in series.Models
               from position in new[] { model.Long, model.Short }
               select Row(series, model, position),
        ]);

    /// <summary>A row a model: how many assets it passes on, and its exceptions on all of them.</summary>
    /// <param name="test">The back-test.</param>
    public static ReportTable Passes(MarketBackTest test) => new(
        [
            new ReportColumn("Model", false),
            new ReportColumn("Long: passes", true),
            new ReportColumn("exceptions", true),
            new ReportColumn("expected", true),
            new ReportColumn("ES passes", true),
            new ReportColumn("Short: passes", true),
            new ReportColumn("exceptions", true),
            new ReportColumn("ES passes", true),
        ],
        [
            .. test.Series.SelectMany(series => series.Models).GroupBy(Name).Select(group => (IReadOnlyList<ReportCell>)
            [
                new ReportCell(group.Key),
                Share(group, model => model.Long.Passes),
                new ReportCell(NumberText.Count(group.Sum(model => model.Long.Exceptions))),
                new ReportCell(NumberText.Plain(group.Sum(model => model.Long.Expected), "0")),
                Share(group, model => model.Long.Shortfall.Passes),
                Share(group, model => model.Short.Passes),
                new ReportCell(NumberText.Count(group.Sum(model => model.Short.Exceptions))),
                Share(group, model => model.Short.Shortfall.Passes),
            ]),
        ]);

    /// <summary>A row an asset and volatility model: how well it forecast.</summary>
    /// <param name="test">The back-test.</param>
    public static ReportTable Scores(MarketBackTest test) => new(
        [
            new ReportColumn("Asset", false),
            new ReportColumn("Volatility", false),
            new ReportColumn("QLIKE", true),
            new ReportColumn("against EWMA, p", true),
            new ReportColumn("MSE", true),
            new ReportColumn("against EWMA, p", true),
            new ReportColumn("Fits refused", true),
            new ReportColumn("Forecasts refused", true),
        ],
        [
            .. from series in test.Series
               from score in series.Scores
               select (IReadOnlyList<ReportCell>)
               [
                   new ReportCell(series.Asset),
                   new ReportCell(score.Model),
                   new ReportCell(NumberText.Plain(score.Qlike, "0.0000")),
                   Against(score.QlikeAgainstEwma),
                   new ReportCell(NumberText.Plain(score.SquaredError, "0.00e-0")),
                   Against(score.SquaredErrorAgainstEwma),
                   new ReportCell(NumberText.Count(score.RefitsRefused)),
                   new ReportCell(NumberText.Count(score.ForecastsRefused)),
               ],
        ]);

    internal static string Name(ModelBackTest model) => $"{model.Volatility} + {model.Law}";

    static IReadOnlyList<ReportCell> Row(SeriesBackTest series, ModelBackTest model, PositionBackTest position) =>
    [
        new ReportCell(series.Asset),
        new ReportCell(Name(model)),
        new ReportCell(position.Side == PositionSide.Long ? "long" : "short"),
        new ReportCell(NumberText.Count(position.Days.Count)),
        new ReportCell(NumberText.Count(position.Exceptions)),
        new ReportCell(NumberText.Plain(position.Expected, "0.0")),
        PValue(position.Coverage.PValue),
        PValue(position.ConditionalCoverage.PValue),
        new ReportCell(Zones(position)),
        PValue(position.Shortfall.PValue),
        new ReportCell(Verdict(position)),
    ];

    static string Zones(PositionBackTest position) =>
        position.WorstZone == position.LastZone ? Text(position.LastZone) : $"{Text(position.LastZone)}, once {Text(position.WorstZone)}";

    static string Text(BaselZone zone) => zone switch { BaselZone.Green => "green", BaselZone.Yellow => "yellow", _ => "red" };

    static string Verdict(PositionBackTest position) => (position.Passes, position.Shortfall.Passes) switch
    {
        (true, true) => "passes",
        (true, false) => "fails ES",
        (false, true) => "fails",
        _ => "fails, also ES",
    };

    static ReportCell Share(IEnumerable<ModelBackTest> models, Func<ModelBackTest, bool> passes) => new($"{models.Count(passes)} of {models.Count()}");

    static ReportCell Against(HypothesisTest? test) => test is { } found
        ? new ReportCell($"{NumberText.Plain(found.PValue, "0.000")} {(found.Passes ? "" : found.Statistic < 0 ? "better" : "worse")}".TrimEnd())
        : new ReportCell(NumberText.None);

    static ReportCell PValue(double value) => new(NumberText.Plain(value, "0.000"));
}

using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Content;

/// <summary>The fitted model.</summary>
static class ModelTable
{
    // A drift per year that follows from those of regimes sums to what was stated but for the rounding.
    const double RoundingOfDrift = 1e-12;

    public static ReportTable Of(Market market)
    {
        IReadOnlyList<ConditionalVariance>? variances = market.Model switch
        {
            FilteredHistoryModel history => history.Variances,
            CorrelatedGarchModel garch => garch.Variances,
            _ => null,
        };
        var series = market.Data.Series.ToDictionary(one => one.Asset, StringComparer.Ordinal);
        return new ReportTable(
            [
                new ReportColumn("Asset", false),
                new ReportColumn("Spot", true),
                new ReportColumn("Volatility used", true),
                new ReportColumn("Estimator", false),
                new ReportColumn("Sample volatility", true),
                new ReportColumn("EWMA volatility", true),
                new ReportColumn($"Drift ({MeasureName(market.Model.Measure)})", true),
                .. variances is null ? [] : MovingColumns,
            ],
            [
                .. market.Model.Assets.Select((asset, i) => (IReadOnlyList<ReportCell>)
                [
                    .. Row(asset, series.GetValueOrDefault(asset.Name)),
                    .. variances is null ? [] : Moving(variances[i], market.Model.FixedStep!.Value),
                ]),
            ]);
    }

    public static string MeasureName(Measure measure) => measure == Measure.RealWorld ? "real-world" : "risk-neutral";

    static ReportColumn[] MovingColumns { get; } =
    [
        new ReportColumn("Tomorrow's volatility", true),
        new ReportColumn("Long-run volatility", true),
        new ReportColumn("Reaction", true),
        new ReportColumn("Added by a fall", true),
        new ReportColumn("Persistence", true),
    ];

    static ReportCell[] Moving(ConditionalVariance variance, double step) =>
    [
        new ReportCell(NumberText.Percent(Math.Sqrt(variance.Next / step))),
        new ReportCell(variance.Recursion.LongRun is { } longRun ? NumberText.Percent(Math.Sqrt(longRun / step)) : NumberText.None),
        new ReportCell(NumberText.Plain(variance.Recursion.Reaction, "0.000")),
        new ReportCell(NumberText.Plain(variance.Recursion.Asymmetry, "0.000")),
        new ReportCell(NumberText.Plain(variance.Recursion.Persistence, "0.000")),
    ];

    static IReadOnlyList<ReportCell> Row(ModelAsset asset, SeriesSummary? series) =>
    [
        new ReportCell(asset.Name),
        new ReportCell(NumberText.Price(asset.Spot)),
        new ReportCell(NumberText.Percent(asset.Volatility)),
        new ReportCell(series?.VolatilityEstimator ?? NumberText.None),
        new ReportCell(series is null ? NumberText.None : NumberText.Percent(series.SampleVolatility)),
        new ReportCell(series is null ? NumberText.None : NumberText.Percent(series.EwmaVolatility)),
        new ReportCell(NumberText.Percent(Math.Abs(asset.Drift) < RoundingOfDrift ? 0 : asset.Drift)),
    ];
}

using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Content;

/// <summary>The fitted model.</summary>
static class ModelTable
{
    // A drift per year that follows from those of regimes sums to what was stated but for the rounding.
    const double RoundingOfDrift = 1e-12;

    /// <summary>Title of <see cref="AlongPaths"/>.</summary>
    public const string AlongPathsTitle = "Volatility along the path";

    /// <summary>The assets as every model has them.</summary>
    public static ReportTable Of(Market market)
    {
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
            ],
            [.. market.Model.Assets.Select(asset => Row(asset, series.GetValueOrDefault(asset.Name)))]);
    }

    /// <summary>How the volatility moves where it moves along the path; null where it stands.</summary>
    public static ReportTable? AlongPaths(PriceModel model)
    {
        IReadOnlyList<ConditionalVariance>? variances = model switch
        {
            FilteredHistoryModel history => history.Variances,
            CorrelatedGarchModel garch => garch.Variances,
            _ => null,
        };
        return variances is null ? null : new ReportTable(
            [
                new ReportColumn("Asset", false),
                new ReportColumn("Tomorrow's volatility", true),
                new ReportColumn("Long-run volatility", true),
                new ReportColumn("Reaction", true),
                new ReportColumn("Added by a fall", true),
                new ReportColumn("Persistence", true),
            ],
            [.. model.Assets.Zip(variances, (asset, variance) => Moving(asset, variance, model.FixedStep!.Value))]);
    }

    public static string MeasureName(Measure measure) => measure == Measure.RealWorld ? "real-world" : "risk-neutral";

    static IReadOnlyList<ReportCell> Moving(ModelAsset asset, ConditionalVariance variance, double step) =>
    [
        new ReportCell(asset.Name),
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

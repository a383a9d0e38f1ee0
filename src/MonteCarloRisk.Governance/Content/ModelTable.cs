using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Content;

/// <summary>The fitted model.</summary>
static class ModelTable
{
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

    public static string MeasureName(Measure measure) => measure == Measure.RealWorld ? "real-world" : "risk-neutral";

    static IReadOnlyList<ReportCell> Row(ModelAsset asset, SeriesSummary? series) =>
    [
        new ReportCell(asset.Name),
        new ReportCell(NumberText.Price(asset.Spot)),
        new ReportCell(NumberText.Percent(asset.Volatility)),
        new ReportCell(series?.VolatilityEstimator ?? NumberText.None),
        new ReportCell(series is null ? NumberText.None : NumberText.Percent(series.SampleVolatility)),
        new ReportCell(series is null ? NumberText.None : NumberText.Percent(series.EwmaVolatility)),
        new ReportCell(NumberText.Percent(asset.Drift)),
    ];
}

using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Content;

/// <summary>The price series used.</summary>
static class SeriesTable
{
    public static ReportTable Of(MarketDataSummary data) => new(
        [
            new ReportColumn("Asset", false),
            new ReportColumn("File", false),
            new ReportColumn("SHA-256", false),
            new ReportColumn("First day", true),
            new ReportColumn("Last day", true),
            new ReportColumn("Days", true),
            new ReportColumn("Last price", true),
        ],
        [
            .. data.Series.Select(series => (IReadOnlyList<ReportCell>)
            [
                new ReportCell(series.Asset),
                new ReportCell(series.File),
                HashCell.Of(series.Sha256),
                new ReportCell(NumberText.Day(series.FirstDay)),
                new ReportCell(NumberText.Day(series.LastDay)),
                new ReportCell(NumberText.Count(series.Days)),
                new ReportCell(NumberText.Price(series.LastPrice)),
            ]),
        ]);
}

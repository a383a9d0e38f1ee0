using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Content;

/// <summary>The correlation of the log returns.</summary>
static class CorrelationTable
{
    public static ReportTable Of(PriceModel model) => new(
        [new ReportColumn("", false), .. model.Assets.Select(asset => new ReportColumn(asset.Name, true))],
        [
            .. model.Assets.Select((asset, row) => (IReadOnlyList<ReportCell>)
            [
                new ReportCell(asset.Name),
                .. model.Correlation[row].Select(value => new ReportCell(NumberText.Plain(value, "0.00"))),
            ]),
        ]);
}

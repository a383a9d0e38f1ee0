using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Tails;

namespace MonteCarloRisk.Governance.Content;

/// <summary>The shape of the scenario in which the protocol fails: how far each asset has moved by the first loss, against any path.</summary>
static class MoveTable
{
    public static ReportTable Of(MarketCalibration calibration) => new(
        [
            new ReportColumn("Asset", false),
            new ReportColumn("Log return to the first loss, current", true),
            new ReportColumn("Its deviation", true),
            new ReportColumn("Log return to the first loss, recommended", true),
            new ReportColumn("Its deviation", true),
            new ReportColumn("Any path, to the horizon", true),
            new ReportColumn("Deviation", true),
        ],
        [.. calibration.Current.Moves.Select(move => Row(move, calibration.Recommended.Moves.FirstOrDefault(other => other.Asset == move.Asset)))]);

    static IReadOnlyList<ReportCell> Row(AssetMove current, AssetMove? recommended) =>
    [
        new ReportCell(current.Asset),
        EstimateCell.Percent(current.AtFirstLoss),
        Deviation(current),
        EstimateCell.Percent(recommended?.AtFirstLoss),
        Deviation(recommended),
        EstimateCell.Percent(current.Usual),
        new ReportCell(NumberText.Percent(current.UsualDeviation)),
    ];

    static ReportCell Deviation(AssetMove? move) => new(move?.DeviationAtFirstLoss is { } deviation ? NumberText.Percent(deviation) : NumberText.None);
}

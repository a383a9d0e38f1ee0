using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Tails;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Tails;

namespace MonteCarloRisk.Governance.Content;

/// <summary>Loss at risk, expected shortfall and liquidations at risk by tail level, under the rules in force and the recommended ones.</summary>
static class TailTable
{
    public static ReportTable Of(ProtocolLossTail current, ProtocolLossTail? recommended) => new(
        [
            new ReportColumn("Level", true),
            new ReportColumn("Loss at risk, current", true),
            new ReportColumn("Loss at risk, recommended", true),
            new ReportColumn("Expected shortfall, current", true),
            new ReportColumn("Expected shortfall, recommended", true),
            new ReportColumn("Liquidations at risk, current", true),
            new ReportColumn("Liquidations at risk, recommended", true),
        ],
        [
            .. current.BadDebt.Select((risk, i) => (IReadOnlyList<ReportCell>)
            [
                new ReportCell(NumberText.Level(risk.TailLevel)),
                Cell(risk.ValueAtRisk),
                Cell(At(recommended?.BadDebt, i)?.ValueAtRisk),
                Cell(risk.ExpectedShortfall),
                Cell(At(recommended?.BadDebt, i)?.ExpectedShortfall),
                Cell(current.Liquidations[i].ValueAtRisk),
                Cell(At(recommended?.Liquidations, i)?.ValueAtRisk),
            ]),
        ]);

    /// <summary>The table of a calibration; null where it has no tail.</summary>
    public static ReportTable? Of(MarketCalibration calibration) => calibration.Current.Tail is { } tail ? Of(tail, calibration.Recommended.Tail) : null;

    static TailRisk? At(IReadOnlyList<TailRisk>? tail, int index) => tail is not null && index < tail.Count ? tail[index] : null;

    static ReportCell Cell(Estimate? estimate) => estimate is null ? new ReportCell(NumberText.None) : EstimateCell.Loss(estimate);
}

using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Content;

/// <summary>The insurance fund that keeps the probability beyond it at its target.</summary>
static class FundTable
{
    public const string Title = "Size of the insurance fund";

    /// <summary>The table; null where no such target is given, or there are no accounts.</summary>
    public static ReportTable? Of(MarketCalibration calibration)
    {
        if (calibration.Market.Target.BeyondBackstopProbability is not { } beyond || calibration.Current.FundSize is not { } current || calibration.Recommended.FundSize is not { } recommended) return null;
        return new ReportTable(
            [new ReportColumn("Insurance fund", false), new ReportColumn("Current rules", true), new ReportColumn("Recommended rules", true)],
            [
                [new ReportCell($"Bad debt is beyond it with probability {NumberText.Target(beyond)}"), Cell(current), Cell(recommended)],
                [new ReportCell("To be held: the upper end of the interval"), Held(current), Held(recommended)],
                .. calibration.Market.Protocol.InsuranceFund is { } today && calibration.Current.Tail?.Backstop is { } before && calibration.Recommended.Tail?.Backstop is { } after
                    ? [[new ReportCell(today > 0 ? $"Bad debt is beyond the {NumberText.Money(today)} of today with probability" : "There is no fund today: there is bad debt with probability"), EstimateCell.Probability(before.Probability), EstimateCell.Probability(after.Probability)]]
                    : Array.Empty<IReadOnlyList<ReportCell>>(),
            ]);
    }

    static ReportCell Cell(Estimate size) => double.IsFinite(size.Value) || size.Untold is not null ? EstimateCell.Money(size) : new ReportCell(EstimateCell.NotTold, $"{NumberText.Money(size.Interval.Lower)} or more");

    static ReportCell Held(Estimate size) => new(double.IsFinite(size.Value) ? NumberText.Money(size.Interval.Upper) : NumberText.None);
}

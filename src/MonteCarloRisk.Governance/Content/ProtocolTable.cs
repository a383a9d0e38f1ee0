using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Content;

/// <summary>The protocol under the rules in force and under the recommended ones.</summary>
static class ProtocolTable
{
    public static ReportTable Of(MarketCalibration calibration)
    {
        (ProtocolOutcome current, ProtocolOutcome recommended) = (calibration.Current, calibration.Recommended);
        return new ReportTable(
            [new ReportColumn("Protocol", false), new ReportColumn("Current rules", true), new ReportColumn("Recommended rules", true)],
            [
                [
                    new ReportCell("Insolvency probability"),
                    EstimateCell.Probability(current.InsolvencyProbability),
                    EstimateCell.Probability(recommended.InsolvencyProbability),
                ],
                [
                    new ReportCell("Expected bad debt"),
                    EstimateCell.Money(current.ExpectedBadDebt),
                    EstimateCell.Money(recommended.ExpectedBadDebt),
                ],
                .. Backstop(calibration),
                .. Costs(calibration),
                [
                    new ReportCell("Capital that the rules tie up today"),
                    new ReportCell(NumberText.Money(current.RequiredEquity)),
                    new ReportCell(NumberText.Money(recommended.RequiredEquity)),
                ],
            ]);
    }

    static IEnumerable<IReadOnlyList<ReportCell>> Backstop(MarketCalibration calibration)
    {
        if (calibration.Current.Tail?.Backstop is not { } current || calibration.Recommended.Tail?.Backstop is not { } recommended) yield break;
        yield return [new ReportCell($"Bad debt above the insurance fund of {NumberText.Money(current.InsuranceFund)}"), Probability(current.Probability), Probability(recommended.Probability)];
        yield return [new ReportCell("Expected bad debt above it"), EstimateCell.Money(current.ExpectedLoss), EstimateCell.Money(recommended.ExpectedLoss)];
    }

    static IEnumerable<IReadOnlyList<ReportCell>> Costs(MarketCalibration calibration)
    {
        if (calibration.Current.Costs is not { } current || calibration.Recommended.Costs is not { } recommended) yield break;
        yield return [new ReportCell("Expected slippage of close-outs"), EstimateCell.Money(current.Slippage), EstimateCell.Money(recommended.Slippage)];
        yield return [new ReportCell("Expected liquidation penalties"), EstimateCell.Money(current.Penalty), EstimateCell.Money(recommended.Penalty)];
    }

    // Without a hit the rule of three is what people know the bound by.
    static ReportCell Probability(Estimate estimate) => estimate.Value > 0 || estimate.Untold is not null
        ? EstimateCell.Probability(estimate)
        : new ReportCell("no path", $"{NumberText.Probability(estimate.Interval)}; rule of three: below {NumberText.Probability(3.0 / estimate.SampleCount)}");
}

using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;

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
                [
                    new ReportCell("Capital that the rules tie up today"),
                    new ReportCell(NumberText.Money(current.RequiredEquity)),
                    new ReportCell(NumberText.Money(recommended.RequiredEquity)),
                ],
            ]);
    }
}

using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Content;

/// <summary>Liquidation threshold and loan-to-value by size of position.</summary>
static class SizeTable
{
    public const string Title = "Limits by size of position";

    /// <summary>What the table says.</summary>
    public const string Explanation = "The larger a position against the depth of its market, the less its close-out leaves. Depth is the value whose sale has a slippage of 2% today; cost is slippage and penalty of a sale today. "
        + "Each limit meets the same targets as the recommended one, for a borrower of that size, on the same paths. The rule is solved for the size of the largest account.";

    /// <summary>The table; null where costs do not rise with size.</summary>
    public static ReportTable? Of(MarketCalibration calibration) => calibration.Sizes.Count == 0 ? null : new ReportTable(
        [
            new ReportColumn("Asset", false),
            new ReportColumn("Position", true),
            new ReportColumn("Times the depth", true),
            new ReportColumn("Cost today", true),
            new ReportColumn("Liquidation threshold", true),
            new ReportColumn("Loan-to-value", true),
        ],
        [
            .. calibration.Sizes.Select(size => (IReadOnlyList<ReportCell>)
            [
                new ReportCell(size.Asset, size.IsStandard ? "size of the rule" : ""),
                new ReportCell(NumberText.Money(size.Value)),
                new ReportCell(NumberText.Plain(size.Multiple, size.Multiple < 0.1 ? "0.0e-0" : "0.##")),
                new ReportCell(NumberText.Percent(size.Cost)),
                EstimateCell.Percent(size.LiquidationThreshold),
                EstimateCell.Percent(size.LoanToValue),
            ]),
        ]);
}

using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Penalties;

namespace MonteCarloRisk.Governance.Content;

/// <summary>Which liquidators' bonuses pay for a close-out and leave the protocol whole.</summary>
static class PenaltyTable
{
    public const string Title = "Liquidation penalties";

    public const string Explanation = "At the moment of a breach under the recommended thresholds, at today's price and depth, for the largest holding of each asset: the smallest bonus that pays the liquidator's slippage, and the largest that takes no more than the account has left after slippage and fee. "
        + "Above it the close-out itself leaves bad debt, whatever the price does; a fall until the close-out comes on top of either. Shares are of the value sold. A close factor is not recommended: accounts are closed out whole.";

    /// <summary>The table; null where nothing is said of penalties or of what sales cost.</summary>
    public static ReportTable? Of(MarketCalibration calibration)
    {
        IReadOnlyList<PenaltyCheck> checks = PenaltyCheck.Of(calibration.Market, calibration.RecommendedRules.Rules);
        return checks.Count == 0 ? null : new ReportTable(
            [
                new ReportColumn("Asset", false),
                new ReportColumn("Largest holding", true),
                new ReportColumn("Slippage", true),
                new ReportColumn("Fee", true),
                new ReportColumn("Smallest bonus", true),
                new ReportColumn("Largest bonus", true),
                new ReportColumn("In force", true),
                new ReportColumn("Verdict", false),
            ],
            [.. checks.Select(Row)]);
    }

    static IReadOnlyList<ReportCell> Row(PenaltyCheck check) =>
    [
        new ReportCell(check.Asset),
        new ReportCell(NumberText.Money(check.Value)),
        new ReportCell(NumberText.Percent(check.Slippage)),
        new ReportCell(NumberText.Percent(check.Fee)),
        new ReportCell(NumberText.Percent(check.Smallest)),
        new ReportCell(check.Largest < 0 ? NumberText.None : NumberText.Percent(check.Largest)),
        new ReportCell(NumberText.Percent(check.Bonus)),
        new ReportCell(check.Verdict switch
        {
            PenaltyVerdict.Fits => "pays, and leaves the protocol whole",
            PenaltyVerdict.TooSmall => "too small: it does not pay the slippage",
            PenaltyVerdict.TooLarge => "too large: the close-out itself leaves bad debt",
            _ => "no bonus does both: slippage and fee take more than is left; a lower threshold or smaller positions would help",
        }),
    ];
}

using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.CollateralSelection;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Content;

/// <summary>Which collateral adds least safety.</summary>
static class SelectionTable
{
    public const string Title = "Which collateral adds least safety";

    public static ReportTable Of(CollateralRanking ranking) => new(
        [
            new ReportColumn("Replaced by", false),
            new ReportColumn("Change of expected bad debt", true),
            new ReportColumn("Change of protocol insolvency", true),
            new ReportColumn("Protocol insolvency then", true),
            new ReportColumn("Move to the first loss today", true),
        ],
        [
            .. ranking.Assets.Select(asset => (IReadOnlyList<ReportCell>)
            [
                new ReportCell(asset.Asset),
                Change(asset.BadDebtChange, NumberText.Money),
                Change(asset.InsolvencyChange, NumberText.Probability),
                EstimateCell.Probability(asset.InsolvencyProbability),
                EstimateCell.Percent(asset.AtFirstLoss?.AtFirstLoss),
            ]),
        ]);

    /// <summary>What was done, in words.</summary>
    public static string Explanation(CollateralRanking ranking) =>
        $"{NumberText.Level(ranking.Share)} of the value of every account's collateral is held in the asset of the row instead, on the same paths; equity today stays, and the asset's own threshold holds for it. The asset that adds least safety comes first. As it is, the protocol is insolvent with probability {NumberText.Probability(ranking.InsolvencyProbability)}.";

    static ReportCell Change(Estimate estimate, Func<double, string> text)
    {
        string Signed(double value) => value == 0 ? "0" : $"{(value > 0 ? "+" : "-")}{text(Math.Abs(value))}";
        return new ReportCell(Signed(estimate.Value), $"[{Signed(estimate.Interval.Lower)}, {Signed(estimate.Interval.Upper)}]");
    }
}

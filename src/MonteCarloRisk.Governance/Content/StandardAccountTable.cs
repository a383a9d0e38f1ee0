using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.ComparisonMargins;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Content;

/// <summary>The standard accounts that the parameters are solved for: a borrower an asset, a writer an underlying, a long and a short a perpetual.</summary>
static class StandardAccountTable
{
    public static ReportTable Of(MarketCalibration calibration) => new(
        [
            new ReportColumn("Standard account", false),
            new ReportColumn("Breach, current", true),
            new ReportColumn("Breach, recommended", true),
            new ReportColumn("Insolvency, current", true),
            new ReportColumn("Insolvency, recommended", true),
            new ReportColumn("Target", true),
        ],
        [
            .. calibration.Collateral.Select(asset => Row(
                $"{asset.Asset} borrower", EstimateCell.Probability(asset.CurrentBreachProbability), EstimateCell.Probability(asset.RecommendedBreachProbability),
                EstimateCell.Probability(asset.CurrentInsolvencyProbability), EstimateCell.Probability(asset.RecommendedInsolvencyProbability), calibration)),
            .. calibration.Perpetuals.SelectMany(perpetual => perpetual.Sides).Select(side => Row(
                MarketComparison.Trader(side.Contract, side.Side), EstimateCell.Probability(side.CurrentBreachProbability), EstimateCell.Probability(side.RecommendedBreachProbability),
                EstimateCell.Probability(side.CurrentInsolvencyProbability), EstimateCell.Probability(side.RecommendedInsolvencyProbability), calibration)),
            .. calibration.Options.Select(option => Row(
                $"{option.Underlying} option writer ({option.Contract})", Breach(option.CurrentBreachProbability), Breach(option.RecommendedBreachProbability),
                EstimateCell.Probability(option.CurrentInsolvencyProbability), EstimateCell.Probability(option.RecommendedInsolvencyProbability), calibration)),
        ]);

    static ReportCell Breach(Estimate? probability) => probability is null ? new ReportCell(NumberText.None) : EstimateCell.Probability(probability);

    static IReadOnlyList<ReportCell> Row(string name, ReportCell breach, ReportCell recommendedBreach, ReportCell current, ReportCell recommended, MarketCalibration calibration) =>
        [new ReportCell(name), breach, recommendedBreach, current, recommended, new ReportCell("≤ " + NumberText.Target(calibration.Market.Target.InsolvencyProbability))];
}

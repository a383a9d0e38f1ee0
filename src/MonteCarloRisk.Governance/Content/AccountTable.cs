using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Content;

/// <summary>The accounts, those most likely to become insolvent under the current rules first.</summary>
static class AccountTable
{
    public static ReportTable Of(MarketCalibration calibration, int most)
    {
        var recommended = calibration.Recommended.Accounts.ToDictionary(account => account.Account, StringComparer.Ordinal);
        return new ReportTable(
            [
                new ReportColumn("Account", false),
                new ReportColumn("Equity", true),
                new ReportColumn("Exposure", true),
                new ReportColumn("Own requirement", true),
                new ReportColumn("Breach, current", true),
                new ReportColumn("Mean day", true),
                new ReportColumn("Insolvency, current", true),
                new ReportColumn("Insolvency, recommended", true),
                new ReportColumn("Expected loss, current", true),
                new ReportColumn("Expected loss, recommended", true),
            ],
            [
                .. calibration.Current.Accounts
                    .OrderByDescending(account => account.InsolvencyProbability.Value)
                    .ThenByDescending(account => account.BreachProbability.Value)
                    .Take(most)
                    .Select(account => Row(account, recommended.GetValueOrDefault(account.Account))),
            ]);
    }

    /// <summary>What stands below the table; empty where every number is told.</summary>
    public static string Note(MarketCalibration calibration) => calibration.Current.Accounts.Concat(calibration.Recommended.Accounts)
        .Any(account => (account.BreachProbability.Untold ?? account.InsolvencyProbability.Untold) is not null) ? EstimateCell.Elsewhere : "";

    static IReadOnlyList<ReportCell> Row(AccountOutcome current, AccountOutcome? recommended) =>
    [
        new ReportCell(current.Account),
        new ReportCell(NumberText.Money(current.Equity)),
        new ReportCell(NumberText.Money(current.Exposure)),
        EstimateCell.Percent(current.RequiredMaintenance),
        EstimateCell.Probability(current.BreachProbability).WithoutReason(),
        new ReportCell(current.MeanBreachDay is { } day ? NumberText.Plain(day, "0.0") : NumberText.None),
        EstimateCell.Probability(current.InsolvencyProbability).WithoutReason(),
        recommended is null ? new ReportCell(NumberText.None) : EstimateCell.Probability(recommended.InsolvencyProbability).WithoutReason(),
        EstimateCell.Money(current.ExpectedLoss).WithoutReason(),
        recommended is null ? new ReportCell(NumberText.None) : EstimateCell.Money(recommended.ExpectedLoss).WithoutReason(),
    ];
}

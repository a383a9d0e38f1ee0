using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Tests;

public sealed class SummaryTests
{
    [Fact]
    public void Every_row_has_a_cell_for_each_column()
    {
        CalibrationSummary summary = CalibrationSummary.Of(SampleCalibration.Build());
        foreach (ReportTable table in new[] { summary.Parameters, summary.Protocol })
        {
            Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
        }
    }

    [Fact]
    public void The_verdict_gives_target_changes_intervals_and_what_is_open()
    {
        string verdict = CalibrationSummary.Of(SampleCalibration.Build()).Verdict;
        Assert.Contains("at most 1e-3 within 30 days", verdict, StringComparison.Ordinal);
        Assert.Contains("8 of 12 parameters change: 6 tighter, 2 looser", verdict, StringComparison.Ordinal);
        Assert.Contains("falls from 0.0431 [0.0427, 0.0435] to 1.3e-3 [1.2e-3, 1.4e-3]", verdict, StringComparison.Ordinal);
        Assert.Contains("One requirement could not be resolved", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void No_difference_is_claimed_where_intervals_overlap()
    {
        MarketCalibration calibration = SampleCalibration.Build();
        string verdict = CalibrationSummary.Of(calibration with { Recommended = calibration.Current }).Verdict;
        Assert.Contains("the intervals overlap: no clear difference", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lower_limit_on_debt_and_a_higher_margin_are_tighter()
    {
        Assert.True(new ParameterChange("ETH", MarginParameter.LoanToValue, 0.8, 0.7, null, true).IsTighter);
        Assert.False(new ParameterChange("ETH", MarginParameter.LiquidationThreshold, 0.8, 0.9, null, true).IsTighter);
        Assert.True(new ParameterChange("ETH", MarginParameter.MaintenanceMargin, 0.1, 0.2, null, true).IsTighter);
        Assert.False(new ParameterChange("ETH", MarginParameter.InitialMargin, 0.1, 0.05, null, true).IsTighter);
        Assert.True(new ParameterChange("ETH", MarginParameter.InitialMargin, 0.1, 0.1, null, true).IsUnchanged);
    }

    [Fact]
    public void Accounts_come_sorted_by_current_insolvency()
    {
        MarketCalibration calibration = SampleCalibration.Build();
        ReportTable table = AccountTable.Of(calibration, 3);
        Assert.Equal(3, table.Rows.Count);
        Assert.Equal(calibration.Current.Accounts.OrderByDescending(account => account.InsolvencyProbability.Value).First().Account, table.Rows[0][0].Text);
    }

    [Fact]
    public void Findings_beyond_those_shown_are_counted_by_rule()
    {
        // 21 gaps and 42 large returns over four files: 5 or 6 gaps and 10 or 11 returns each.
        MarketDataSummary data = SampleCalibration.Build().Market.Data;
        string rest = FindingTable.Rest(data, 6);
        Assert.StartsWith("Folded: 18 (large return: 18)", rest, StringComparison.Ordinal);
        Assert.EndsWith("findings.csv lists every one.", rest, StringComparison.Ordinal);
        Assert.Equal("", FindingTable.Rest(data, 63));
        ReportTable table = FindingTable.Of(data, 6);
        Assert.Equal(63 - 18 + 4, table.Rows.Count);
        Assert.Equal(["and 4 more", "and 4 more", "and 5 more", "and 5 more"], table.Rows.Select(row => row[5].Text).Where(text => text.StartsWith("and ", StringComparison.Ordinal)).Order());
    }
}

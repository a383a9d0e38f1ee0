using System.Globalization;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Governance.Charts;
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

    [Theory]
    [InlineData("One requirement could not be resolved, that of the insurance fund; no safety is claimed for its size.", "insurance fund: too few paths")]
    [InlineData("2 requirements could not be resolved, that of the insurance fund among them; no safety is claimed for their parameters.", "ETH: too few paths", "insurance fund: too few paths")]
    [InlineData("One requirement could not be resolved; no safety is claimed for its parameters.", "ETH: too few paths")]
    public void An_open_fund_is_named(string said, params string[] open)
    {
        MarketCalibration sample = SampleCalibration.Build();
        Assert.EndsWith(said, CalibrationSummary.Of(sample with { RecommendedRules = sample.RecommendedRules with { Unresolved = open } }).Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_market_without_rules_has_no_requirement_that_could_have_been_resolved()
    {
        MarketCalibration calibration = SampleCalibration.Build() with { Collateral = [], Options = [], RecommendedRules = new MarginRulesRecommendation(new MarginRules(new Dictionary<string, CollateralRule>(), new Dictionary<string, OptionMarginRule>(), 1), []) };
        string verdict = CalibrationSummary.Of(calibration).Verdict;
        Assert.Contains("The market states no rules, so no parameter is recommended.", verdict, StringComparison.Ordinal);
        Assert.EndsWith("There was no requirement to resolve.", verdict, StringComparison.Ordinal);
        Assert.DoesNotContain("Every requirement was resolved", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Cautions_stand_on_the_screen_the_page_and_the_short_form_and_among_the_findings()
    {
        MarketCalibration calibration = SampleCalibration.Build();
        MarketDataSummary data = calibration.Market.Data with
        {
            Findings =
            [
                .. calibration.Market.Data.Findings,
                new DataFinding("all", "market.json", 1, "returns", "returns are <normal>") { Treatment = "caution", Weight = FindingWeight.Caution },
                new DataFinding("ETH", "market.json", 1, "peg", "it leaps") { Treatment = "caution", Weight = FindingWeight.Caution },
            ],
        };
        calibration = calibration with { Market = calibration.Market with { Data = data } };
        string unsold = $"close-outs without slippage: nothing is said of the liquidity of {string.Join(", ", calibration.Market.Model.Assets.Select(asset => asset.Name))}, so any amount is sold at the price of its date";
        Assert.Equal(["returns are <normal>", "ETH: it leaps", unsold], CalibrationSummary.Of(calibration).Cautions);
        Assert.Equal([unsold], CalibrationSummary.Of(SampleCalibration.Build()).Cautions);
        Assert.Empty(CalibrationSummary.Of(SampleLiquidity.Added()).Cautions);

        using var report = new SampleReport(write: false);
        CalibrationReport.Write(calibration, report.Folder, "a command");
        Assert.Contains("<li>returns are &lt;normal&gt;</li>", report.Read(CalibrationReport.PageFile), StringComparison.Ordinal);
        Assert.Contains("**To know before these numbers are used:**", report.Read("report.md"), StringComparison.Ordinal);
        Assert.Contains("all,market.json,1,,returns,returns are <normal>,caution", report.Read("findings.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_volatility_that_moves_along_paths_has_a_table_of_its_own()
    {
        Market market = SampleCalibration.Build().Market;
        Assert.Null(ModelTable.AlongPaths(market.Model));
        var history = new FilteredHistoryModel(
            [new ModelAsset("ETH", 2500, 0.7, 0)], [[1.0]], [new ConditionalVariance(0.0004, new VarianceRecursion(0.00003, 0.1, 0.05, 0.85))], [[1.0], [-1.0]], 1.0 / 365);
        ReportTable table = ModelTable.AlongPaths(history)!;
        Assert.Equal(["ETH", "38.21%", "66.18%", "0.100", "0.050", "0.850"], table.Rows[0].Select(cell => cell.Text));
        Assert.True(ModelTable.Of(market with { Model = history }).Columns.Count <= 7);
    }

    [Theory]
    [InlineData(1.0, "Price")]
    [InlineData(10.0, "Price, on a logarithmic scale")]
    public void A_fan_over_decades_is_drawn_on_a_logarithmic_scale_and_its_past_is_as_long_as_the_closes_are(double deviation, string axis)
    {
        var today = new DateOnly(2025, 6, 30);
        double[] levels = [0.05, 0.5, 0.95];
        var fan = new PriceFan("ETH", levels, [.. new[] { -1, 0, 1 }.Select(side => (IReadOnlyList<double>)[.. Enumerable.Range(0, 1096).Select(day => 2000 * Math.Exp(deviation * 0.3 * side * Math.Sqrt(day / 1095.0)))])], [], 100);
        DailyClose[] closes = [.. Enumerable.Range(0, 100).Select(day => new DailyClose(today.AddDays(day - 99), 2000))];
        Assert.Equal(axis, PriceFanChart.VerticalAxis(fan, closes, today));

        // Three futures of past would be 3285 days, of which there are 99.
        string[] labels = [.. PriceFanChart.Draw(fan, closes, today, "fan", "").Descendants().Where(one => one.Name.LocalName == "text").Select(one => one.Value)];
        Assert.DoesNotContain(labels, label => int.TryParse(label, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int day) && day < -100);
        Assert.Contains("0", labels);
        Assert.Contains("1000", labels);
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

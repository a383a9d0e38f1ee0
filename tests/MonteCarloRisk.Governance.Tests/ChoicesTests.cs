using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Caps;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Margin.Recommendation;

namespace MonteCarloRisk.Governance.Tests;

public sealed class ChoicesTests
{
    [Fact]
    public void Limits_choices_and_fund_are_written_shown_and_read_back()
    {
        using var report = new SampleReport(write: false);
        CalibrationReport.Write(Governed(), report.Folder, "mcrisk calibrate x.json");
        string page = report.Read(CalibrationReport.PageFile);
        string text = report.Read(CalibrationReport.MarkdownFile);
        foreach (string shown in new[] { "Held by governance limits", "The choices", "Size of the insurance fund", "Caps" })
        {
            Assert.Contains(shown, page, StringComparison.Ordinal);
            Assert.Contains(shown, text, StringComparison.Ordinal);
        }

        Assert.Contains("the tier of BTC, tighter than solved", text, StringComparison.Ordinal);
        Assert.Contains("4 more changes reach 70.00%", text, StringComparison.Ordinal);
        Assert.Contains("only the tightenings", text, StringComparison.Ordinal);
        Assert.Contains("Governance limits hold 2 parameters from what the targets alone would set, 1 of them on the looser side.", text, StringComparison.Ordinal);
        Assert.Contains("Bad debt is beyond it with probability 1e-4", text, StringComparison.Ordinal);

        Assert.Contains("the interval may go on above what was searched", text, StringComparison.Ordinal);
        MarketCalibration read = CalibrationReport.Read(report.Folder).Calibration;
        Assert.Equal(Governed().RecommendedRules.Binding, read.RecommendedRules.Binding);
        Assert.Equal(Governed().Choices.Select(choice => choice with { Rules = null! }), read.Choices.Select(choice => choice with { Rules = null! }));
        Assert.Equal(Governed().Recommended.FundSize, read.Recommended.FundSize);
        Assert.Equal(1e-4, read.Market.Target.BeyondBackstopProbability);
        Assert.Equal(Governed().Caps!.Assets, read.Caps!.Assets);
        Assert.Equal(0.02, read.Market.Governance!.LeastGap);
    }

    [Fact]
    public void Where_nothing_is_said_of_governance_no_limits_are_kept()
    {
        MarketCalibration governed = Governed();
        Assert.Contains("two alternatives that keep the same governance limits, on the first paths", AlternativeTable.Explanation(governed), StringComparison.Ordinal);
        Assert.StartsWith("Changing nothing and two alternatives, on the first paths", AlternativeTable.Explanation(governed with { Market = governed.Market with { Governance = null } }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "There is no fund today: there is bad debt with probability")]
    [InlineData(1500, "Bad debt is beyond the 1,500 of today with probability")]
    public void A_fund_of_nothing_is_no_fund(double fund, string said)
    {
        MarketCalibration governed = Governed();
        var tail = SampleTail.Added().Current.Tail!;
        ReportTable table = FundTable.Of(governed with
        {
            Market = governed.Market with { Protocol = governed.Market.Protocol with { InsuranceFund = fund } },
            Current = governed.Current with { Tail = tail },
            Recommended = governed.Recommended with { Tail = tail },
        })!;
        Assert.Equal(said, table.Rows[^1][0].Text);
    }

    [Fact]
    public void A_report_without_them_has_no_word_of_them()
    {
        using var report = new SampleReport();
        Assert.DoesNotContain("governance", report.Read(CalibrationReport.PageFile), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("The choices", report.Read(CalibrationReport.PageFile), StringComparison.Ordinal);
        Assert.DoesNotContain("\"governance\"", report.Read(CalibrationReport.RunFile), StringComparison.Ordinal);
    }

    static MarketCalibration Governed()
    {
        MarketCalibration sample = SampleCalibration.Build();
        MarginRules rules = sample.RecommendedRules.Rules;
        return sample with
        {
            Market = sample.Market with { Governance = GovernanceLimits.None with { LeastGap = 0.02, Tiers = [["BTC"], ["ETH"]] }, Target = sample.Market.Target with { BeyondBackstopProbability = 1e-4 } },
            RecommendedRules = sample.RecommendedRules with
            {
                Binding =
                [
                    new BindingLimit("ETH", MarginParameter.LiquidationThreshold, LimitKind.Tier, "BTC", 0.83, 0.78, 0.77, 0.77, 1),
                    new BindingLimit("BTC", MarginParameter.LiquidationThreshold, LimitKind.LargestStep, "", 0.8, 0.7, 0.78, 0.7, 5),
                ],
            },
            Current = sample.Current with { FundSize = SampleCalibration.Probability(0.2) with { Value = 41_000, Interval = new(38_000, 45_000, 0.95) } },
            Recommended = sample.Recommended with { FundSize = SampleCalibration.Probability(0.2) with { Value = 4_100, Interval = new(3_800, 4_500, 0.95) } },
            Caps = new MarketCaps(1e-4, 5000, [new AssetCap("ETH", 120, 90_000, 0, SampleCalibration.Probability(0.5), "the interval may go on above what was searched", 30, 1_000_000), new AssetCap("BTC", 3, 0, 0, null, "not determined: x", 0, 0)], new StudyRuns(1.5, [])),
            Choices =
            [
                .. new[] { "change nothing", "recommended", "only the tightenings", "a tenth of the targets" }.Select((name, i) => new RuleSetOutcome(
                    name, rules, SampleCalibration.Probability(0.04 / (i + 1)), SampleCalibration.Probability(0.3), null, 1e6 * (i + 1), i, 1234 * i, i, 1)),
            ],
        };
    }
}

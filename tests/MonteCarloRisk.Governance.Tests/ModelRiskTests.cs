using System.Xml.Linq;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Margin.ModelRisk;

namespace MonteCarloRisk.Governance.Tests;

public sealed class ModelRiskTests : IDisposable
{
    readonly SampleReport report = new(write: false);

    public ModelRiskTests() => CalibrationReport.Write(Sample(RecommendationBasis.OwnModel), report.Folder, SampleReport.Command);

    static MarketCalibration Sample(RecommendationBasis basis)
    {
        ModelRequirement Answer(double value) => new(SampleCalibration.Around(value, .01), value + .01, .5, "");
        ModelAnswers Model(string name, bool isOwn, BackTestVerdict verdict, params ModelRequirement[] answers) => new(name, isOwn, verdict, "ETH 9 of 687 days", answers, SampleCalibration.Probability(.001), SampleCalibration.Probability(.002));
        return SampleCalibration.Build() with
        {
            ModelRisk = new ModelRiskAnswers(
                [new RequirementSubject("ETH", false, .25), new RequirementSubject("BTC", true, .1), new RequirementSubject("BTC", false, .05) { IsPerpetual = true }],
                [
                    Model("normal", true, BackTestVerdict.Refused, Answer(.2), Answer(.11), Answer(.06)),
                    Model("<jumps> & more", false, BackTestVerdict.NotTested, Answer(.3), new ModelRequirement(null, null, null, "too few paths"), Answer(.08)),
                ],
                [new RefusedModel("2 regimes", "60 days are <too> few")],
                new ModelRiskRule.WorstThatPasses(),
                [new ChosenRequirement(.31, .5, "<jumps> & more", ""), new ChosenRequirement(null, null, "", "not resolved under <jumps> & more: too few paths"), new ChosenRequirement(.09, null, "<jumps> & more", "")],
                new StudyRuns(2, [new DrawnRun("model risk, normal, rules in force", "key", "hash", "print", 1000, 42, false)])) { Recommendation = basis },
        };
    }

    public void Dispose() => report.Dispose();

    [Fact]
    public void The_page_has_a_chart_a_subject_and_says_what_each_model_says()
    {
        XElement section = XDocument.Parse(report.Read(CalibrationReport.PageFile).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).Descendants("section").Single(one => one.Element("h2")?.Value == ModelRiskTable.Title);
        Assert.Equal(3, section.Descendants().Count(element => element.Name.LocalName == "svg"));
        string[] rows = [.. section.Descendants("tr").Select(row => string.Join('|', row.Elements().Select(cell => cell.Value)))];
        Assert.Equal("Maintenance requirement|In force|normal (the market's)|<jumps> & more|By the rule", rows[0]);
        Assert.Equal("ETH|25.00%threshold 80.00%|20.00%[19.00%, 21.00%]|30.00%[29.00%, 31.00%]|31.00%threshold 76.34%loan-to-value 50.00%<jumps> & more", rows[1]);
        Assert.Equal("BTC (short options)|10.00%of the notional|11.00%[10.00%, 12.00%]|not resolvedtoo few paths|not toldnot resolved under <jumps> & more: too few paths", rows[2]);
        Assert.Equal("BTC (perpetuals)|5.00%of the notional|6.00%[5.00%, 7.00%]|8.00%[7.00%, 9.00%]|9.00%of the notional<jumps> & more", rows[3]);
        Assert.Equal("normal (the market's)|refusedETH 9 of 687 days|1.0e-3[9.4e-4, 1.1e-3]|2.0e-3[1.9e-3, 2.1e-3]", rows[5]);
        Assert.Contains("does not move them", section.Value, StringComparison.Ordinal);
        Assert.Contains("2 regimes: 60 days are <too> few", section.Value, StringComparison.Ordinal);
        Assert.Contains("models without one count", section.Value, StringComparison.Ordinal);
        Assert.Contains("model risk, 1 simulation ", report.Read(CalibrationReport.MarkdownFile), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_reads_back_as_it_was_written()
    {
        (MarketCalibration read, string command) = CalibrationReport.Read(report.Folder);
        Assert.Equal(new ModelRiskRule.WorstThatPasses(), read.ModelRisk!.Rule);
        using var again = new SampleReport(write: false);
        CalibrationReport.Write(read, again.Folder, command);
        Assert.All(Directory.EnumerateFiles(report.Folder).Select(path => Path.GetFileName(path)), file => Assert.Equal(report.Read(file), again.Read(file)));
    }

    [Fact]
    public void Where_the_rule_is_the_recommendation_verdict_page_and_markdown_say_so()
    {
        using var ruled = new SampleReport(write: false);
        MarketCalibration sample = Sample(RecommendationBasis.Rule);
        CalibrationReport.Write(sample, ruled.Folder, SampleReport.Command);
        const string Basis = "What is recommended is a rule over 2 models, and each account is measured under the model that sets its margins: ETH <jumps> & more, BTC (short options) none, BTC (perpetuals) <jumps> & more.";
        Assert.Contains(Basis, CalibrationSummary.Of(sample).Verdict, StringComparison.Ordinal);
        Assert.Contains("is a rule over 1 model, and", CalibrationSummary.Of(sample with { ModelRisk = sample.ModelRisk! with { Models = [sample.ModelRisk.Models[0]] } }).Verdict, StringComparison.Ordinal);
        Assert.DoesNotContain("rule over", CalibrationSummary.Of(Sample(RecommendationBasis.OwnModel)).Verdict, StringComparison.Ordinal);
        XElement page = XDocument.Parse(ruled.Read(CalibrationReport.PageFile).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).Root!;
        Assert.Contains(Basis, page.Value, StringComparison.Ordinal);
        Assert.Contains("The recommended parameters are the rule's, within the limits of governance", page.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("does not move them", page.Value, StringComparison.Ordinal);
        Assert.Contains("The recommended parameters are the rule's", ruled.Read(CalibrationReport.MarkdownFile), StringComparison.Ordinal);
        Assert.Equal(RecommendationBasis.Rule, CalibrationReport.Read(ruled.Folder).Calibration.ModelRisk!.Recommendation);
    }
}

using System.Text.Json.Nodes;
using System.Xml.Linq;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Margin.Frontier;

namespace MonteCarloRisk.Governance.Tests;

public sealed class FrontierTests : IDisposable
{
    readonly SampleReport report = new(write: false);
    readonly MarketCalibration calibration;

    public FrontierTests()
    {
        MarketCalibration sample = SampleCalibration.Build();
        AssetPoint Point(double requirement, double probability, double? cost) => new(requirement, (1 + requirement) / requirement, SampleCalibration.Probability(probability), cost is { } told ? SampleCalibration.Around(told, told / 10) : null);
        AssetPoint Lent(AssetPoint point, double loanToValue, double breach) => point with { BorrowingPower = loanToValue, OpeningLeverage = 1 / (1 - loanToValue), BreachProbability = SampleCalibration.Probability(breach) };
        ProtocolCurve Curve(double factor, string reason) => new(
            [.. new[] { .5, 1, 2 }.Select(scale => new ProtocolPoint(scale, 1e6 * scale * factor, SampleCalibration.Probability(.01 / (scale * scale)), SampleCalibration.Around(500 / scale, 20)))],
            reason.Length > 0 ? null : SampleCalibration.Around(123_456, 1000),
            reason);
        calibration = sample with
        {
            Frontier = new CapitalFrontier(
                [
                    .. sample.Collateral.Select(asset => new AssetFrontier(asset.Asset, false, Lent(Point(.2, 4e-4, null), .75, .2), Lent(Point(.3, 9e-4, .0456), .6, .05))),
                    .. sample.Options.Select(option => new AssetFrontier(option.Underlying, true, Point(.1, .004, .02), Point(.12, 0, null))),
                ],
                new ProtocolFrontier(new ReplicatedPaths(1000, 4), Curve(1, ""), Curve(.8, "more <paths> would tell"), new StudyRuns(1.5, [.. Enumerable.Range(0, 4).Select(seed => new DrawnRun($"frontier, rules in force, requirements times 1, seed {seed + 1} of 4", "key", "hash", "print", 250, 42 + (ulong)seed, false))]))),
        };
        CalibrationReport.Write(calibration, report.Folder, SampleReport.Command);
    }

    public void Dispose() => report.Dispose();

    [Fact]
    public void The_page_has_three_charts_and_says_what_is_not_told()
    {
        XElement section = XDocument.Parse(report.Read(CalibrationReport.PageFile).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).Descendants("section").Single(one => one.Element("h2")?.Value == FrontierTable.Title);
        Assert.Equal(3, section.Descendants().Count(element => element.Name.LocalName == "svg"));
        string[] opened = [.. section.Descendants("tbody").ElementAt(1).Elements("tr").First().Elements("td").Skip(1).Select(cell => cell.Value)];
        Assert.Equal(["0.750", "0.600", "4.00", "2.50"], opened[..4]);
        Assert.StartsWith("0.200[", opened[4], StringComparison.Ordinal);
        Assert.Contains("## Borrowing power", report.Read(CalibrationReport.MarkdownFile), StringComparison.Ordinal);
        Assert.Contains("costs 123,456 [122,456, 124,456] of capital under the rules in force, and has no price that is told under the rules that are recommended: more <paths> would tell.", section.Value, StringComparison.Ordinal);
        string[] first = [.. section.Descendants("tbody").First().Elements("tr").First().Elements("td").Select(cell => cell.Value)];
        Assert.Equal("not told", first[5]);
        Assert.Equal("4.56 pp[4.10, 5.02]", first[6]);
        Assert.Contains(section.Descendants("td"), cell => cell.Value.StartsWith("none seenbelow ", StringComparison.Ordinal) && cell.Value.EndsWith(", which the paths do not resolve", StringComparison.Ordinal));
        Assert.Contains("A triangle stands where no path is insolvent", section.Value, StringComparison.Ordinal);
        Assert.Contains(report.Read(CalibrationReport.MarkdownFile).Split('\n'), line => line.Contains("frontier, 4 simulations", StringComparison.Ordinal) && line.Contains("4 seeds from 42 on", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_reads_back_as_it_was_written_and_one_of_before_has_none()
    {
        (MarketCalibration read, string command) = CalibrationReport.Read(report.Folder);
        using var again = new SampleReport(write: false);
        CalibrationReport.Write(read, again.Folder, command);
        Assert.All(Directory.EnumerateFiles(report.Folder).Select(path => Path.GetFileName(path)), file => Assert.Equal(report.Read(file), again.Read(file)));

        string file = Path.Combine(report.Folder, CalibrationReport.RunFile);
        JsonNode run = JsonNode.Parse(File.ReadAllText(file))!;
        Assert.Equal(.0456, run["frontier"]!["assets"]![0]!["recommended"]!["marginalCost"]!["value"]!.GetValue<double>());
        Assert.True(run.AsObject().Remove("frontier"));
        File.WriteAllText(file, run.ToJsonString());
        Assert.Null(CalibrationReport.Read(report.Folder).Calibration.Frontier);
    }
}

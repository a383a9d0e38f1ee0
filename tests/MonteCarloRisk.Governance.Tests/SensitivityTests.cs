using System.Xml.Linq;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Margin.CollateralSelection;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Margin.Sensitivities;
using MonteCarloRisk.Margin.Tails;

namespace MonteCarloRisk.Governance.Tests;

public sealed class SensitivityTests : IDisposable
{
    readonly SampleReport report = new(write: false);

    public SensitivityTests()
    {
        var runs = new StudyRuns(2, [new DrawnRun("sensitivities, as it is, seed 1 of 4", "key", "hash", "print", 1000, 42, false)]);
        var paths = new ReplicatedPaths(4000, 4);
        CalibrationReport.Write(
            SampleCalibration.Build() with
            {
                Sensitivities = new SensitivityAnswers(
                    paths,
                    .07,
                    ["ETH", "BTC"],
                    SampleCalibration.Probability(.002),
                    [
                        new Sensitivity("volatility of <ETH>", "+10%", SampleCalibration.Around(3e-4, 1e-5), SampleCalibration.Around(1234.5, 10), [SampleCalibration.Around(-.0123, .0001), null]) { Margins = [SampleCalibration.Around(.0045, .0001)] },
                        new Sensitivity("correlation", "+0.1", SampleCalibration.Around(-2e-5, 4e-5), SampleCalibration.Around(0, 0), [SampleCalibration.Around(0, 0), null]) { Margins = [null] },
                    ],
                    ["drift: the model has none"],
                    runs) { Margins = ["short options on ETH"] },
                Selection = new CollateralRanking(
                    .1,
                    paths,
                    SampleCalibration.Probability(.002),
                    [
                        new ReplacedCollateral("LINK", SampleCalibration.Probability(.003), SampleCalibration.Around(.001, 1e-4), SampleCalibration.Around(200, 20), new AssetMove("LINK", SampleCalibration.Around(-.31, .01), .1, SampleCalibration.Around(0, .01), .2)),
                        new ReplacedCollateral("USDC", SampleCalibration.Probability(.001), SampleCalibration.Around(-.001, 1e-4), SampleCalibration.Around(-200, 20), null),
                    ],
                    runs),
            },
            report.Folder,
            SampleReport.Command);
    }

    public void Dispose() => report.Dispose();

    [Fact]
    public void The_page_has_the_tornado_and_signs_its_changes()
    {
        XElement section = Section(SensitivityTable.Title);
        Assert.Single(section.Descendants(), element => element.Name.LocalName == "svg");
        string[] rows = [.. section.Descendants("tr").Select(row => string.Join('|', row.Elements().Select(cell => cell.Value)))];
        Assert.Equal("volatility of <ETH>|+10%|+3.0e-4[+2.9e-4, +3.1e-4]|+1,234[+1,224, +1,244]|-1.230 pp[-1.240 pp, -1.220 pp]|not resolved|+0.450 pp[+0.440 pp, +0.460 pp]", rows[1]);
        Assert.EndsWith("BTC threshold|Margin, short options on ETH", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("correlation|+0.1|-2.0e-5[-6.0e-5, +2.0e-5]|0[0, 0]|0 pp[0 pp, 0 pp]", rows[2], StringComparison.Ordinal);
        Assert.Contains("Not moved: drift: the model has none.", section.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_collateral_is_ranked()
    {
        XElement section = Section(SelectionTable.Title);
        string[] rows = [.. section.Descendants("tr").Select(row => string.Join('|', row.Elements().Select(cell => cell.Value)))];
        Assert.StartsWith("LINK|+200.00[+180.00, +220.00]|+1.0e-3[+9.0e-4, +1.1e-3]|3.0e-3", rows[1], StringComparison.Ordinal);
        Assert.EndsWith("|–", rows[2], StringComparison.Ordinal);
        Assert.StartsWith("10% of the value of every account's collateral", section.Element("p")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_reads_back_as_it_was_written()
    {
        (Margin.Calibration.MarketCalibration read, string command) = CalibrationReport.Read(report.Folder);
        using var again = new SampleReport(write: false);
        CalibrationReport.Write(read, again.Folder, command);
        Assert.All(Directory.EnumerateFiles(report.Folder).Select(path => Path.GetFileName(path)), file => Assert.Equal(report.Read(file), again.Read(file)));
    }

    XElement Section(string title) => XDocument.Parse(report.Read(CalibrationReport.PageFile).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).Descendants("section").Single(one => one.Element("h2")?.Value == title);
}

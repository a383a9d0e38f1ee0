using System.Xml.Linq;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Margin.Allocation;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Tests;

public sealed class AllocationTests : IDisposable
{
    readonly SampleReport report = new(write: false);

    public AllocationTests() => CalibrationReport.Write(
        SampleCalibration.Build() with
        {
            Allocation = new MarketAllocation(Allocation(30), Allocation(20), new StudyRuns(2, [new DrawnRun("allocation, rules in force", "key", "hash", "print", 1000, 42, false)])),
        },
        report.Folder,
        SampleReport.Command);

    public void Dispose() => report.Dispose();

    [Fact]
    public void Parts_stand_with_their_shares_and_intervals_the_largest_first()
    {
        XElement section = Section();
        string[] rows = [.. section.Descendants("table").First().Descendants("tr").Select(row => string.Join('|', row.Elements().Select(cell => cell.Value)))];
        Assert.Equal("Account|Expected bad debt|Expected shortfall, 99%|Expected bad debt, recommended rules", rows[0]);
        Assert.Equal("<b>two</b>|30.00 (75.00%)[29.00, 31.00]|300.00 (75.00%)[299.00, 301.00]|20.00 (66.67%)[19.00, 21.00]", rows[1]);
        Assert.Equal("one|10.00 (25.00%)too few paths|100.00 (25.00%)too few paths|10.00 (33.33%)too few paths", rows[2]);
        Assert.Equal("whole|40.00[39.00, 41.00]|400.00[399.00, 401.00]|30.00[29.00, 31.00]", rows[3]);
        Assert.Equal(4, rows.Length);
    }

    [Fact]
    public void What_is_not_allocated_is_said_and_accounts_without_a_part_are_left_out()
    {
        XElement section = Section();
        Assert.Contains("Left out: loss at risk at 99%: not allocated: fewer than 1000 paths lie beyond the value at risk.", section.Value, StringComparison.Ordinal);
        Assert.Contains("At 95% the loss at risk is zero", section.Value, StringComparison.Ordinal);
        Assert.Contains("Of 3 accounts those with the largest parts stand here", section.Value, StringComparison.Ordinal);
        Assert.Equal(2, section.Descendants().Count(element => element.Name.LocalName == "svg"));
        Assert.DoesNotContain("have not fallen", section.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_reads_back_as_it_was_written()
    {
        (Margin.Calibration.MarketCalibration read, string command) = CalibrationReport.Read(report.Folder);
        using var again = new SampleReport(write: false);
        CalibrationReport.Write(read, again.Folder, command);
        Assert.All(Directory.EnumerateFiles(report.Folder).Select(path => Path.GetFileName(path)), file => Assert.Equal(report.Read(file), again.Read(file)));
    }

    static LossAllocation Allocation(double second)
    {
        AllocatedRisk Risk(double scale) => new(
            SampleCalibration.Around(scale * (10 + second), 1),
            [Part("one", scale * 10, scale * (10 + second), false), Part("<b>two</b>", scale * second, scale * (10 + second), true), Part("three", 0, scale, false)],
            [Part("ETH", scale * (10 + second), scale * (10 + second), true), Part(LossAllocation.NoAsset, 0, scale, false)]);
        AllocatedRisk None(string why) => AllocatedRisk.NotTold(SampleCalibration.Around(0, 0), $"not allocated: {why}");
        return new LossAllocation(Risk(1), [new AllocatedTail(.95, None("zero"), Risk(20)) { IsValueAtRiskZero = true }, new AllocatedTail(.99, None("fewer than 1000 paths lie beyond the value at risk"), Risk(10))]);
    }

    static RiskContribution Part(string name, double value, double whole, bool told) => new(
        name,
        told ? SampleCalibration.Around(value, 1) : new Estimate(value, double.NaN, new ConfidenceInterval(0, double.PositiveInfinity, .95), 1000, "refused"),
        value / whole);

    XElement Section() => XDocument.Parse(report.Read(CalibrationReport.PageFile).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).Descendants("section").Single(one => one.Element("h2")?.Value == AllocationTable.Title);
}

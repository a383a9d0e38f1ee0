using System.Text.Json.Nodes;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Tests;

public sealed class ComparisonTests : IDisposable
{
    readonly SampleReport report = new();

    public void Dispose() => report.Dispose();

    [Fact]
    public void Other_venues_stand_beside_our_rules()
    {
        string text = report.Read(CalibrationReport.MarkdownFile);

        // ETH: our recommended 73% and 78%, and 0.8 * 0.9375 and 0.8 of Derive's standard margin.
        Assert.Contains("| ETH borrower | our recommended rules | 27.00% | 22.00% | – |\n|  | Derive standard margin | 25.00% | 20.00% | haircut |\n", text, StringComparison.Ordinal);
        Assert.Contains("| writer of ETH-26SEP25-3000-C | our recommended rules | 20.00% | 15.00% | – |\n|  | Derive standard margin | 13.00% | 9.00% | each written option on its own |\n", text, StringComparison.Ordinal);
        Assert.Contains("|  | Deribit standard margin | 10.00% | 7.50% | each written option on its own |", text, StringComparison.Ordinal);
        Assert.Contains("spot +20%, volatility up", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Venues_that_say_nothing_are_named_with_their_reason()
    {
        string text = report.Read(CalibrationReport.MarkdownFile);
        Assert.Contains("dYdX v4, GMX v2, Synthetix v3, Perennial v2: margins perpetuals only", text, StringComparison.Ordinal);
        Assert.Contains("Panoptic v1: its options have no expiry;", text, StringComparison.Ordinal);
        Assert.Contains("Opyn Gamma (parameters of its tests): margins one written option only (borrowers);", text, StringComparison.Ordinal);
        Assert.Contains("has no bound beyond 56 days (writer of ETH-26SEP25-3000-C)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_holds_the_same_table()
    {
        string page = report.Read(CalibrationReport.PageFile);
        Assert.Contains("<h2>What other venues would ask</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<td>Derive portfolio margin 2</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_run_keeps_every_part()
    {
        MarketCalibration written = SampleCalibration.Build();
        MarketCalibration read = CalibrationReport.Read(report.Folder).Calibration;
        Assert.Equal(
            written.Comparisons.SelectMany(one => one.Venues).SelectMany(answer => answer.Requirement?.Parts ?? []),
            read.Comparisons.SelectMany(one => one.Venues).SelectMany(answer => answer.Requirement?.Parts ?? []));
        Assert.Equal(written.Comparisons.Select(one => (one.Account, one.Notional, one.Initial, one.Maintenance)), read.Comparisons.Select(one => (one.Account, one.Notional, one.Initial, one.Maintenance)));

        // What programs read without adding up parts.
        JsonNode first = JsonNode.Parse(report.Read(CalibrationReport.RunFile))!["comparisons"]![0]!["venues"]![0]!["requirement"]!;
        Assert.Equal(.2 * 2486.55, first["maintenance"]!.GetValue<double>(), 1e-9);
    }

    [Fact]
    public void A_run_of_an_earlier_version_has_no_such_section()
    {
        JsonObject run = JsonNode.Parse(report.Read(CalibrationReport.RunFile))!.AsObject();
        Assert.True(run.Remove("comparisons"));
        using var other = new SampleReport(write: false);
        File.WriteAllText(Path.Combine(other.Folder, CalibrationReport.RunFile), run.ToJsonString());
        (MarketCalibration read, string command) = CalibrationReport.Read(other.Folder);
        CalibrationReport.Write(read, other.Folder, command);
        Assert.Empty(read.Comparisons);
        Assert.DoesNotContain("What other venues would ask", other.Read(CalibrationReport.PageFile), StringComparison.Ordinal);
        Assert.DoesNotContain("What other venues would ask", other.Read(CalibrationReport.MarkdownFile), StringComparison.Ordinal);
    }
}

using System.Text.Json;
using System.Xml.Linq;
using MonteCarloRisk.Governance.Nightly;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Tests;

/// <summary>Two intervals, each by its name, wherever there are two.</summary>
public sealed class FittingErrorTests : IDisposable
{
    readonly MarketCalibration calibration = SampleCalibration.WithFittingError();
    readonly SampleReport report = new(write: false);

    public FittingErrorTests() => CalibrationReport.Write(calibration, report.Folder, SampleReport.Command);

    public void Dispose() => report.Dispose();

    [Fact]
    public void A_run_reads_back_as_it_was_written()
    {
        (MarketCalibration read, string command) = CalibrationReport.Read(report.Folder);
        Assert.Equal(calibration.Collateral.Select(asset => asset.LiquidationThreshold), read.Collateral.Select(asset => asset.LiquidationThreshold));
        Assert.Equal(calibration.Recommended.InsolvencyProbability, read.Recommended.InsolvencyProbability);
        Assert.Equal(calibration.FittingError!.Runs, read.FittingError!.Runs);
        using var again = new SampleReport(write: false);
        CalibrationReport.Write(read, again.Folder, command);
        Assert.All(Directory.EnumerateFiles(report.Folder).Select(path => Path.GetFileName(path)), file => Assert.Equal(report.Read(file), again.Read(file)));
    }

    [Fact]
    public void Documents_name_the_fitting_error_and_leave_it_out_where_there_is_none()
    {
        using JsonDocument run = JsonDocument.Parse(report.Read(CalibrationReport.RunFile));
        JsonElement probability = run.RootElement.GetProperty("recommended").GetProperty("insolvencyProbability");
        Assert.Equal(["value", "standardError", "confidenceInterval", "sampleCount", "method", "fittingError"], probability.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["standardError", "confidenceInterval", "histories", "method"], probability.GetProperty("fittingError").EnumerateObject().Select(member => member.Name));
        Assert.StartsWith("fitting error", probability.GetProperty("fittingError").GetProperty("method").GetString(), StringComparison.Ordinal);
        Assert.False(run.RootElement.GetProperty("current").GetProperty("insolvencyProbability").TryGetProperty("fittingError", out _));
        Assert.Equal(2, run.RootElement.GetProperty("fittingError").GetProperty("notFitted").GetInt32());

        using JsonDocument parameters = JsonDocument.Parse(report.Read(CalibrationReport.ParametersFile));
        JsonElement[] listed = [.. parameters.RootElement.GetProperty("parameters").EnumerateArray()];
        Assert.Equal(calibration.Collateral.Count(asset => asset.LiquidationThreshold is not null), listed.Count(parameter => parameter.TryGetProperty("fittingInterval", out _)));

        using var plain = new SampleReport();
        Assert.DoesNotContain("itting", plain.Read(CalibrationReport.ParametersFile), StringComparison.Ordinal);
        Assert.DoesNotContain("fittingError", plain.Read(CalibrationReport.RunFile), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_labels_both_intervals_and_the_verdict_says_what_the_fit_is_worth()
    {
        string page = report.Read(CalibrationReport.PageFile);
        Assert.Equal("html", XDocument.Parse(page[page.IndexOf('\n', StringComparison.Ordinal)..]).Root!.Name.LocalName);
        Assert.Contains("<small class=\"labelled\">simulation [", page, StringComparison.Ordinal);
        Assert.Contains("<small class=\"labelled\">fitting [", page, StringComparison.Ordinal);
        Assert.Contains("it does not allow for the second", page, StringComparison.Ordinal);
        Assert.Contains("fitting interval", page, StringComparison.Ordinal);
        Assert.Contains("Fitted to other histories, the model would meet it at", page, StringComparison.Ordinal);
        Assert.Contains("Fitting interval", page, StringComparison.Ordinal);
        Assert.Contains("in blocks of 17.3 days on average; 2 of them could not be fitted", page, StringComparison.Ordinal);
        Assert.Contains(", fitting [", report.Read(CalibrationReport.MarkdownFile), StringComparison.Ordinal);

        string verdict = CalibrationSummary.Of(calibration).Verdict;
        Assert.Contains("(the model fitted to 98 resampled histories) the probability of bad debt under the recommended rules lies in [3.9e-4, 3.1e-3]", verdict, StringComparison.Ordinal);
        Assert.Contains("liquidation threshold, the least certain parameter, in [", verdict, StringComparison.Ordinal);
        Assert.DoesNotContain("fitting", CalibrationSummary.Of(SampleCalibration.Build()).Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void What_differs_between_machines_stands_in_its_block()
    {
        XElement page = XDocument.Parse(report.Read(CalibrationReport.PageFile)[15..]).Root!;
        XElement block = page.Descendants("section").Single(section => (string?)section.Attribute("id") == "run");
        Assert.Contains("12.25", block.Value, StringComparison.Ordinal);
        block.Remove();
        Assert.DoesNotContain("12.25", page.Value, StringComparison.Ordinal);
        Assert.Contains("fitting error, 2 simulations", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_night_counts_its_simulations()
    {
        NightlyMarket night = NightlyMarket.Calibrated("m", "m.json", calibration, "reports/m", DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(20), pricePerHour: null);
        Assert.Equal((4, 1, 2), (night.Simulations, night.FromStore, night.Runs.Count));
        Assert.Equal(new NightlyFittingError(100, 2, 2, 1, 65_536), night.FittingError);
        Assert.Equal(1.5, night.Devices.Sum(device => device.BusySeconds));
        var nightly = new NightlyReport("folder", NightStatus.Finished, "", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, null, 1, [night]);
        Assert.Equal((4, 2 * 1_000_000 + 65_536, 0), (nightly.Totals.Simulations, nightly.Totals.Paths, nightly.Totals.FromStore));
        Assert.Contains("\"notFitted\": 2", nightly.Text, StringComparison.Ordinal);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Governance.Tests;

public sealed class DocumentTests : IDisposable
{
    readonly SampleReport report = new();

    public void Dispose() => report.Dispose();

    [Fact]
    public void A_run_reads_back_as_it_was_written()
    {
        (MarketCalibration calibration, string command) = CalibrationReport.Read(report.Folder);
        using var again = new SampleReport(write: false);
        CalibrationReport.Write(calibration, again.Folder, command);
        foreach (string file in Directory.EnumerateFiles(report.Folder).Select(path => Path.GetFileName(path)))
        {
            Assert.Equal(report.Read(file), again.Read(file));
        }
    }

    [Fact]
    public void A_run_of_before_findings_said_what_was_done_is_read()
    {
        string file = Path.Combine(report.Folder, CalibrationReport.RunFile);
        JsonNode run = JsonNode.Parse(File.ReadAllText(file))!;
        foreach (JsonNode? finding in run["data"]!["findings"]!.AsArray())
        {
            Assert.True(finding!.AsObject().Remove("stamp") && finding.AsObject().Remove("treatment"));
        }

        File.WriteAllText(file, run.ToJsonString());
        IReadOnlyList<DataFinding> read = CalibrationReport.Read(report.Folder).Calibration.Market.Data.Findings;
        Assert.Equal(63, read.Count);
        Assert.All(read, finding => Assert.Equal((null, "kept"), (finding.Stamp, finding.Treatment)));
    }

    [Fact]
    public void Every_finding_is_a_row_of_the_table_of_findings()
    {
        string[] rows = report.Read(CalibrationReport.FindingsFile).TrimEnd('\n').Split('\n');
        Assert.Equal(64, rows.Length);
        Assert.Equal("asset,file,line,time,rule,finding,done", rows[0]);
        Assert.Equal("ETH,prices/ETH.csv,17,2020-03-12T00:00:00Z,gap,2 days missing before 2021-03-04,\"left \"\"open\"\", no return across\"", rows[1]);
        Assert.StartsWith("BTC,prices/BTC.csv,26,2020-03-12T01:00:00Z,large return,\"return of 31.2% on 2020-03-12, <eight>", rows[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_keep_every_bit()
    {
        MarketCalibration written = SampleCalibration.Build();
        MarketCalibration read = CalibrationReport.Read(report.Folder).Calibration;
        Assert.Equal(written.Collateral.SelectMany(asset => asset.Solution.Curve), read.Collateral.SelectMany(asset => asset.Solution.Curve));
        Assert.Equal(written.Current.Accounts, read.Current.Accounts);
        Assert.Equal(written.Current.BadDebt, read.Current.BadDebt);
        Assert.Equal(written.Runs, read.Runs);
        Assert.Equal(written.Market.Model.Assets, read.Market.Model.Assets);
    }

    public static TheoryData<StoppingRule> Rules =>
        [StoppingRule.AllPaths, new StoppingRule.AbsoluteError(1e-5), new StoppingRule.RelativeError(0.01), new StoppingRule.TimeBudget(TimeSpan.FromSeconds(90))];

    [Theory]
    [MemberData(nameof(Rules), DisableDiscoveryEnumeration = true)]
    public void A_run_keeps_its_rule_and_what_its_devices_did(StoppingRule rule)
    {
        MarketCalibration sample = SampleCalibration.Build();
        var device = new DeviceReport("a card", "driver 1", 30, 12.5, 2, 1, "lost");
        MarketCalibration calibration = sample with
        {
            Market = sample.Market with { Simulation = sample.Market.Simulation with { Stopping = rule } },
            Runs = [sample.Runs[0] with { StandardError = 1.5e-5, Stopped = rule.ToString(), FromStore = true, Devices = [device] }],
        };
        using var other = new SampleReport(write: false);
        CalibrationReport.Write(calibration, other.Folder, "");
        MarketCalibration read = CalibrationReport.Read(other.Folder).Calibration;
        Assert.Equal(rule, read.Market.Simulation.Stopping);
        Assert.Equal([device], read.Runs[0].Devices);
        Assert.Equal((1.5e-5, rule.ToString(), true), (read.Runs[0].StandardError, read.Runs[0].Stopped, read.Runs[0].FromStore));
        string report = other.Read(CalibrationReport.MarkdownFile);
        Assert.Contains($"| cpu (Vector512, 2 threads), from the run store | {rule} | 3.27 |", report, StringComparison.Ordinal);
        Assert.Contains("| 1,000,000 | 1.5e-5 |", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_an_earlier_version_is_read()
    {
        string text = report.Read(CalibrationReport.RunFile);
        JsonNode run = JsonNode.Parse(text)!;
        foreach (JsonNode? one in run["runs"]!.AsArray())
        {
            foreach (string member in new[] { "standardError", "stopped", "fromStore", "devices" })
            {
                Assert.True(one!.AsObject().Remove(member));
            }
        }

        Assert.True(run["simulation"]!.AsObject().Remove("stopping"));
        using var other = new SampleReport(write: false);
        File.WriteAllText(Path.Combine(other.Folder, CalibrationReport.RunFile), run.ToJsonString());
        MarketCalibration read = CalibrationReport.Read(other.Folder).Calibration;
        Assert.Equal("all paths", read.Runs[0].Stopped);
        Assert.Equal(StoppingRule.AllPaths, read.Market.Simulation.Stopping);
    }

    [Fact]
    public void An_estimate_has_the_members_that_every_command_gives()
    {
        using JsonDocument run = JsonDocument.Parse(report.Read(CalibrationReport.RunFile));
        JsonElement estimate = run.RootElement.GetProperty("current").GetProperty("insolvencyProbability");
        Assert.Equal(["value", "standardError", "confidenceInterval", "sampleCount", "method"], estimate.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["lower", "upper", "level"], estimate.GetProperty("confidenceInterval").EnumerateObject().Select(member => member.Name));
        Assert.Equal(0.0431, estimate.GetProperty("value").GetDouble());
    }

    [Fact]
    public void Parameters_name_their_run_and_say_what_was_resolved()
    {
        using JsonDocument document = JsonDocument.Parse(report.Read(CalibrationReport.ParametersFile));
        Assert.Equal(1, document.RootElement.GetProperty("schemaVersion").GetInt32());
        Assert.Equal(64, document.RootElement.GetProperty("runs")[0].GetProperty("fingerprint").GetString()!.Length);
        var parameters = document.RootElement.GetProperty("parameters").EnumerateArray().ToList();
        Assert.Equal(12, parameters.Count);
        Assert.All(parameters, parameter => Assert.Equal(parameter.GetProperty("asset").GetString() != "LINK", parameter.GetProperty("resolved").GetBoolean()));
    }

    [Fact]
    public void A_number_that_is_not_finite_is_written_as_null()
    {
        MarketCalibration calibration = SampleCalibration.Build();
        using var other = new SampleReport(write: false);
        CalibrationReport.Write(calibration with { Current = calibration.Current with { RequiredEquity = double.NaN } }, other.Folder, "");
        using JsonDocument run = JsonDocument.Parse(other.Read(CalibrationReport.RunFile));
        Assert.Equal(JsonValueKind.Null, run.RootElement.GetProperty("current").GetProperty("requiredEquity").ValueKind);
        Assert.DoesNotContain("NaN", other.Read(CalibrationReport.MarkdownFile), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"schemaVersion\": 1, \"surprise\": 2}")]
    public void A_file_that_is_no_run_is_refused_with_its_name(string content)
    {
        using var other = new SampleReport(write: false);
        File.WriteAllText(Path.Combine(other.Folder, CalibrationReport.RunFile), content);
        InputException refusal = Assert.Throws<InputException>(() => CalibrationReport.Read(other.Folder));
        Assert.Contains(CalibrationReport.RunFile, refusal.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_whose_model_does_not_say_its_type_is_refused()
    {
        using var other = new SampleReport();
        string file = Path.Combine(other.Folder, CalibrationReport.RunFile);
        JsonObject run = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        Assert.True(run["model"]!.AsObject().Remove("type"));
        File.WriteAllText(file, run.ToJsonString());
        Assert.Contains("cannot be read as a run", Assert.Throws<InputException>(() => CalibrationReport.Read(other.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_run_is_refused()
    {
        using var other = new SampleReport(write: false);
        Assert.Throws<InputException>(() => CalibrationReport.Read(other.Folder));
    }
}

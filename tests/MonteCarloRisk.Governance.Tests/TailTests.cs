using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Tests;

public sealed class TailTests : IDisposable
{
    readonly SampleReport report = new(write: false);

    public TailTests() => CalibrationReport.Write(SampleTail.Added(), report.Folder, "mcrisk calibrate market.json");

    public void Dispose() => report.Dispose();

    [Fact]
    public void The_page_states_levels_horizon_and_what_is_not_told()
    {
        XElement section = Section("How bad it can get");
        Assert.Contains("Within 30 days plus the liquidation delay of 1 day, monitored daily.", section.Value, StringComparison.Ordinal);
        string[][] rows = [.. section.Descendants("tr").Skip(1).Select(row => row.Elements("td").Select(cell => cell.Value).ToArray())];
        Assert.Equal("99%", rows[0][0]);
        Assert.StartsWith("81,235", rows[0][1], StringComparison.Ordinal);
        Assert.Equal("99.999%", rows[1][0]);
        Assert.Equal("not told640,000 or more", rows[1][1]);
        Assert.All(rows[1].Skip(1), cell => Assert.StartsWith("not told", cell, StringComparison.Ordinal));
        Assert.Single(section.Descendants(), element => element.Name.LocalName == "svg");
        Assert.Contains("bad debt above what insurance and stakers cover, 250,000, within 30 days plus the liquidation delay of 1 day.", Page().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void What_fails_together_is_given_with_intervals_and_names_stay_text()
    {
        XElement section = Section("What fails together");
        Assert.Contains("out of the 3 with the largest exposure", section.Value, StringComparison.Ordinal);
        XElement joint = section.Descendants("table").Last();

        // 90 of 400 and 90 of 120; Clopper-Pearson by scipy 1.10: [0.1851, 0.2690] and [0.6627, 0.8245].
        string[] cells = [.. joint.Descendants("td").Select(cell => cell.Value)];
        Assert.Equal(["one", "400", "–", "0.225[0.185, 0.269]", SampleCalibration.HostileName, "120", "0.750[0.663, 0.825]", "–"], cells);
        Assert.Contains(section.Descendants("td"), cell => cell.Value.StartsWith("-43.21%", StringComparison.Ordinal));
    }

    [Fact]
    public void No_path_beyond_the_fund_is_told_with_the_rule_of_three()
    {
        CalibrationSummary summary = CalibrationSummary.Of(SampleTail.Added());
        IReadOnlyList<ReportCell> row = Assert.Single(summary.Protocol.Rows, row => row[0].Text == "Bad debt above the insurance fund of 250,000");
        Assert.Equal("2.9e-5", row[1].Text);
        Assert.Equal(("no path", "[0, 3.7e-6]; rule of three: below 3.0e-6"), (row[2].Text, row[2].Detail));
        Assert.DoesNotContain(CalibrationSummary.Of(SampleCalibration.Build()).Protocol.Rows, one => one[0].Text.Contains("fund", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_reads_back_as_it_was_written()
    {
        (MarketCalibration calibration, string command) = CalibrationReport.Read(report.Folder);
        using var again = new SampleReport(write: false);
        CalibrationReport.Write(calibration, again.Folder, command);
        Assert.All(Directory.EnumerateFiles(report.Folder).Select(path => Path.GetFileName(path)), file => Assert.Equal(report.Read(file), again.Read(file)));
    }

    [Fact]
    public void A_run_of_before_tails_is_read_and_what_is_not_told_is_null()
    {
        string file = Path.Combine(report.Folder, CalibrationReport.RunFile);
        JsonNode run = JsonNode.Parse(File.ReadAllText(file))!;
        Assert.Null(run["current"]!["tail"]!["badDebt"]![1]!["valueAtRisk"]!["value"]);
        Assert.Equal(640_000, run["current"]!["tail"]!["badDebt"]![1]!["valueAtRisk"]!["confidenceInterval"]!["lower"]!.GetValue<double>());
        Assert.Equal([400, 90, 0], run["current"]!["joint"]!["paths"]![0]!.AsArray().Select(count => count!.GetValue<long>()));
        Assert.Equal(0.225, run["current"]!["joint"]!["pairs"]![0]!["secondGivenFirst"]!["value"]!.GetValue<double>());
        Assert.True(run.AsObject().Remove("protocol"));
        foreach (string outcome in new[] { "current", "recommended" })
        {
            foreach (string member in new[] { "tail", "joint", "moves" }) Assert.True(run[outcome]!.AsObject().Remove(member));
        }

        File.WriteAllText(file, run.ToJsonString());
        MarketCalibration read = CalibrationReport.Read(report.Folder).Calibration;
        Assert.True(read.Current.Tail is null && read.Current.Joint is null && read.Current.Moves.Count == 0 && read.Market.Protocol.InsuranceFund is null);
    }

    XElement Section(string title) => Page().Descendants("section").Single(section => section.Element("h2")!.Value == title);

    XElement Page()
    {
        using var text = new StringReader(report.Read(CalibrationReport.PageFile));
        using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader).Root!;
    }
}

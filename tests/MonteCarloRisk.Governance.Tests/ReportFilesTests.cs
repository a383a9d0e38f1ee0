using System.Text.RegularExpressions;

namespace MonteCarloRisk.Governance.Tests;

public sealed partial class ReportFilesTests
{
    static readonly string[] Files = ["findings.csv", "parameters.json", "report.html", "report.md", "run.json"];

    [Fact]
    public void The_four_files_are_written_and_nothing_else()
    {
        using var report = new SampleReport();
        Assert.Equal(Files, Directory.EnumerateFileSystemEntries(report.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Two_writes_give_equal_bytes()
    {
        using var first = new SampleReport();
        using var second = new SampleReport();
        CalibrationReport.Write(SampleCalibration.Build(), second.Folder, SampleReport.Command);
        foreach (string file in Files)
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(first.Folder, file)), File.ReadAllBytes(Path.Combine(second.Folder, file)));
        }
    }

    [Fact]
    public void No_number_is_shown_that_is_not_finite()
    {
        using var report = new SampleReport();
        foreach (string file in Files)
        {
            // The embedded font is text without meaning.
            string text = DataUri().Replace(report.Read(file), "");
            Assert.DoesNotMatch(NotFinite(), text);
        }
    }

    [GeneratedRegex("data:[^)]*")]
    private static partial Regex DataUri();

    [GeneratedRegex(@"\bNaN\b|Infinity|∞|\binf\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotFinite();
}

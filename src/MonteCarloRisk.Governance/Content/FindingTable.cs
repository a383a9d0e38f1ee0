using System.Globalization;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Content;

/// <summary>What was found in the data, row by row, and what was done. Of many findings of one rule in one file the first are shown, and the rest is counted.</summary>
static class FindingTable
{
    /// <summary>A table in which each rule shows so many findings of a file.</summary>
    public static ReportTable Of(MarketDataSummary data, int mostOfOneKind) => new(
        [
            new ReportColumn("Asset", false),
            new ReportColumn("File", false),
            new ReportColumn("Line", true),
            new ReportColumn("Time", true),
            new ReportColumn("Rule", false),
            new ReportColumn("Finding", false),
            new ReportColumn("Done", false),
        ],
        [.. Rows(data.Findings, mostOfOneKind)]);

    /// <summary>What is folded, counted by rule; empty where everything is shown.</summary>
    public static string Rest(MarketDataSummary data, int mostOfOneKind)
    {
        DataFinding[] folded = [.. data.Findings.GroupBy(Kind).SelectMany(kind => kind.Skip(Shown(kind.Count(), mostOfOneKind)))];
        return folded.Length == 0 ? "" : $"Folded: {NumberText.Count(folded.Length)} ({ByRule(folded)}); findings.csv lists every one.";
    }

    /// <summary>How many there are, by rule.</summary>
    public static string Counts(MarketDataSummary data) =>
        $"Found in the data: {NumberText.Count(data.Findings.Count)} ({ByRule(data.Findings)}); findings.csv lists every one, and what was done.";

    static IEnumerable<IReadOnlyList<ReportCell>> Rows(IReadOnlyList<DataFinding> findings, int mostOfOneKind)
    {
        Dictionary<(string, string, string), int> all = findings.GroupBy(Kind).ToDictionary(kind => kind.Key, kind => kind.Count()), seen = [];
        foreach (DataFinding finding in findings)
        {
            int before = seen.GetValueOrDefault(Kind(finding)), shown = Shown(all[Kind(finding)], mostOfOneKind);
            seen[Kind(finding)] = before + 1;
            if (before < shown)
                yield return Row(finding, finding.Detail, finding.Line.ToString(CultureInfo.InvariantCulture), Time(finding.Stamp), finding.Treatment);
            else if (before == shown)
                yield return Row(finding, $"and {NumberText.Count(all[Kind(finding)] - shown)} more", "", "", "");
        }
    }

    static IReadOnlyList<ReportCell> Row(DataFinding finding, string detail, string line, string time, string treatment) =>
    [
        new ReportCell(finding.Asset),
        FileCell(finding.File),
        new ReportCell(line),
        new ReportCell(time),
        new ReportCell(finding.Rule),
        new ReportCell(detail),
        new ReportCell(treatment),
    ];

    // The path is long and the same in every row.
    static ReportCell FileCell(string file) => Path.GetFileName(file) is { Length: > 0 } name && name != file ? new ReportCell(name, Full: file) : new ReportCell(file);

    // A row that says "and 1 more" saves nothing.
    static int Shown(int count, int most) => count <= most + 1 ? count : most;

    static (string Asset, string File, string Rule) Kind(DataFinding finding) => (finding.Asset, finding.File, finding.Rule);

    static string Time(DateTime? stamp) => stamp is { } time ? time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";

    static string ByRule(IEnumerable<DataFinding> findings) => string.Join(", ", findings
        .GroupBy(finding => finding.Rule, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => $"{group.Key}: {NumberText.Count(group.Count())}"));
}

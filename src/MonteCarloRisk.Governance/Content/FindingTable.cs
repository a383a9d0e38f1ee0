using System.Globalization;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Content;

/// <summary>The oddities of the data that were kept as they are.</summary>
static class FindingTable
{
    public static ReportTable Of(MarketDataSummary data, int most) => new(
        [
            new ReportColumn("Asset", false),
            new ReportColumn("File", false),
            new ReportColumn("Line", true),
            new ReportColumn("Rule", false),
            new ReportColumn("Finding", false),
        ],
        [
            .. data.Findings.Take(most).Select(finding => (IReadOnlyList<ReportCell>)
            [
                new ReportCell(finding.Asset),
                new ReportCell(finding.File),
                new ReportCell(finding.Line.ToString(CultureInfo.InvariantCulture)),
                new ReportCell(finding.Rule),
                new ReportCell(finding.Detail),
            ]),
        ]);

    /// <summary>What is not shown, counted by rule; empty where everything is shown.</summary>
    public static string Rest(MarketDataSummary data, int shown) => data.Findings.Count <= shown
        ? ""
        : $"Not shown: {NumberText.Count(data.Findings.Count - shown)} more ({ByRule(data.Findings.Skip(shown))}); run.json lists them all.";

    /// <summary>How many there are, by rule.</summary>
    public static string Counts(MarketDataSummary data) =>
        $"Oddities found in the data and kept as they are: {NumberText.Count(data.Findings.Count)} ({ByRule(data.Findings)}); run.json lists them.";

    static string ByRule(IEnumerable<DataFinding> findings) => string.Join(", ", findings
        .GroupBy(finding => finding.Rule, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => $"{group.Key}: {NumberText.Count(group.Count())}"));
}

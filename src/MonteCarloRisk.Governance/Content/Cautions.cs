using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Governance.Content;

/// <summary>Findings that are told beside the verdict, one line each.</summary>
static class Cautions
{
    public static IReadOnlyList<string> Of(MarketDataSummary data) => [.. data.Findings.Where(finding => finding.Weight == FindingWeight.Caution).Select(Line)];

    // What holds for the whole market names no asset.
    static string Line(DataFinding finding) => finding.Asset == "all" ? finding.Detail : $"{finding.Asset}: {finding.Detail}";
}

using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Governance.Content;

/// <summary>Findings that are told beside the verdict, one line each.</summary>
static class Cautions
{
    public static IReadOnlyList<string> Of(Market market) => [.. market.Data.Findings.Where(finding => finding.Weight == FindingWeight.Caution).Select(Line), .. Unsold(market)];

    static IEnumerable<string> Unsold(Market market)
    {
        string[] assets = [.. market.Model.Assets.Select(asset => asset.Name).Where(asset => market.Rules.Collateral.ContainsKey(asset) && market.Liquidity?.Assets.ContainsKey(asset) is not true)];
        if (assets.Length > 0) yield return $"close-outs without slippage: nothing is said of the liquidity of {string.Join(", ", assets)}, so any amount is sold at the price of its date";
    }

    // What holds for the whole market names no asset.
    static string Line(DataFinding finding) => finding.Asset == "all" ? finding.Detail : $"{finding.Asset}: {finding.Detail}";
}

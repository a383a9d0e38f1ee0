using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Recommendation;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Content;

/// <summary>Findings that are told beside the verdict, one line each.</summary>
static class Cautions
{
    public static IReadOnlyList<string> Of(MarketCalibration calibration) =>
        [.. calibration.Market.Data.Findings.Where(finding => finding.Weight == FindingWeight.Caution).Select(Line), .. Unsold(calibration.Market), .. Breached(calibration), .. Untold(calibration), .. Unfound(calibration), .. Mechanisms(calibration)];

    // An account that the change itself liquidates needs to know before it comes.
    static IEnumerable<string> Breached(MarketCalibration calibration)
    {
        if (calibration.Choices.FirstOrDefault(choice => choice.Name == AlternativeRules.Recommended) is { Breached: > 0 } recommended)
            yield return $"the recommended rules put {NumberText.Count(recommended.Breached)} of {NumberText.Count(calibration.Market.Accounts.Count)} accounts in breach at once, with an exposure of {NumberText.Money(recommended.BreachedExposure)}: they are healthy today, and have to be topped up or closed before the change";
    }

    // Requirements whose weights carry no interval are left open; what is measured is not told, and why.
    static IEnumerable<string> Untold(MarketCalibration calibration)
    {
        IEnumerable<(string Rules, Estimate Insolvency)> measured =
        [
            ("the rules in force", calibration.Current.InsolvencyProbability),
            ("the recommended rules", calibration.Recommended.InsolvencyProbability),
            .. calibration.Choices.Where(choice => choice.Name is not (AlternativeRules.Unchanged or AlternativeRules.Recommended)).Select(choice => ($"the alternative \"{choice.Name}\"", choice.InsolvencyProbability)),
        ];
        return from one in measured
               where one.Insolvency.Untold is not null
               select $"the protocol's insolvency probability and bad debt under {one.Rules} are not told: {one.Insolvency.Untold}";
    }

    // All runs have the same tilts.
    static IReadOnlyList<string> Unfound(MarketCalibration calibration) => calibration.Runs is [{ ImportanceSampling.Cautions: { } cautions }, ..] ? cautions : [];

    // Where the mechanisms fail more often than an account may, the margins do not say how safe the protocol is.
    static IEnumerable<string> Mechanisms(MarketCalibration calibration)
    {
        if (calibration.Mechanisms is not { } found) return [];
        SolvencyTarget target = calibration.Market.Target;
        return
        [
            .. Above(found.Insolvency, target.InsolvencyProbability, "bad debt", "an account's target"),
            .. Above(found.Beyond, target.BeyondBackstopProbability, "bad debt beyond its backstops", "the target of the insurance fund"),
            .. found.Cautions.Select(caution => $"mechanisms: {caution}"),
        ];
    }

    static IEnumerable<string> Above(Estimate found, double? target, string what, string whose)
    {
        if (target is { } most && found.Interval.Lower > most)
            yield return $"on its mechanisms the protocol has {what} with probability {NumberText.Probability(found)}, above {whose} of {NumberText.Target(most)}: the margins stand on close-outs after a delay, and do not make its oracles, keepers and markets safe";
    }

    static IEnumerable<string> Unsold(Market market)
    {
        string[] assets = [.. market.Model.Assets.Select(asset => asset.Name).Where(asset => market.Rules.Collateral.ContainsKey(asset) && market.Liquidity?.Assets.ContainsKey(asset) is not true)];
        if (assets.Length > 0) yield return $"close-outs without slippage: nothing is said of the liquidity of {string.Join(", ", assets)}, so any amount is sold at the price of its date";
    }

    // What holds for the whole market names no asset.
    static string Line(DataFinding finding) => finding.Asset == "all" ? finding.Detail : $"{finding.Asset}: {finding.Detail}";
}

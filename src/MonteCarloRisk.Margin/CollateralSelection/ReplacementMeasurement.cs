using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.CollateralSelection;

/// <summary>Replaces a share of all collateral by each asset in turn, on common random numbers. Method: docs/methods/collateral-selection.md.</summary>
internal static class ReplacementMeasurement
{
    private const string Method = "crude Monte Carlo, common random numbers";

    public static CollateralRanking Measure(MarketCalibration calibration, CollateralStudy study, ReplicatedRuns runs, CancellationToken cancellation)
    {
        Market market = calibration.Market;
        string[] assets = [.. market.Model.Assets.Select(asset => asset.Name).Where(market.Rules.Collateral.ContainsKey)];
        (string Purpose, RuledMarket Market)[] points =
        [
            ($"{StudyRuns.Selection}, as it is", new RuledMarket(market, market.Rules)),
            .. assets.Select(asset => ($"{StudyRuns.Selection}, {asset}", new RuledMarket(Replaced(market, asset, study.Share), market.Rules))),
        ];
        (IReadOnlyList<IReadOnlyList<ReplicatedCounts>> counts, StudyRuns made) = runs.Run(points, study.Paths, ReplicatedCounts.Read, cancellation);
        double level = points[0].Market.Level;
        long n = counts[0].Sum(one => one.Paths);
        Estimate Insolvency(IReadOnlyList<ReplicatedCounts> one) => BinomialProportion.Estimate(one.Sum(run => run.Insolvencies), n, level, Method);
        Estimate Change(IReadOnlyList<ReplicatedCounts> one, Func<ReplicatedCounts, double> value) => Jackknife.Of(
            one.Count, left => one.Zip(counts[0]).Where((_, i) => i != left).Sum(pair => value(pair.First) - value(pair.Second)) / one.Where((_, i) => i != left).Sum(run => run.Paths), n, level, Method);
        ReplacedCollateral[] found =
        [
            .. assets.Select((asset, i) => new ReplacedCollateral(
                asset,
                Insolvency(counts[i + 1]),
                Change(counts[i + 1], run => run.Insolvencies),
                Change(counts[i + 1], run => run.BadDebt),
                calibration.Current.Moves.FirstOrDefault(move => move.Asset == asset && move.AtFirstLoss is not null))),
        ];
        return new CollateralRanking(study.Share, study.Paths, Insolvency(counts[0]), [.. found.OrderByDescending(asset => asset.BadDebtChange.Value).ThenByDescending(asset => asset.InsolvencyChange.Value)], made);
    }

    /// <summary>The market with a share of the value of each account's collateral held in one asset instead; equity today stays.</summary>
    private static Market Replaced(Market market, string asset, double share)
    {
        Dictionary<string, double> spots = market.Model.Assets.ToDictionary(one => one.Name, one => one.Spot);
        MarginAccount Replace(MarginAccount account)
        {
            if (account.Collateral.Count == 0) return account;
            Dictionary<string, double> held = account.Collateral.ToDictionary(holding => holding.Key, holding => (1 - share) * holding.Value);
            held[asset] = held.GetValueOrDefault(asset) + (share * account.Collateral.Sum(holding => holding.Value * spots[holding.Key]) / spots[asset]);
            return account with { Collateral = held };
        }

        return market with { Accounts = [.. market.Accounts.Select(Replace)] };
    }
}

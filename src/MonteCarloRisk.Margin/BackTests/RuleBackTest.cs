using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Margin.BackTests;

/// <summary>The walk of the collateral rules of a market, and what the tests say of all assets together.</summary>
/// <param name="Market">The market's name.</param>
/// <param name="Horizon">Days over which breaches count.</param>
/// <param name="Delay">Days from a breach to the close-out.</param>
/// <param name="Paths">Paths of each simulation.</param>
/// <param name="Seed">Seed of the simulations, and of the tests.</param>
/// <param name="Assets">The walks, one an asset.</param>
/// <param name="Insolvencies">The test of the liquidation thresholds of all assets, one a target.</param>
/// <param name="Breaches">The test of the loans-to-value of all assets.</param>
public sealed record RuleBackTest(
    string Market,
    int Horizon,
    int Delay,
    long Paths,
    ulong Seed,
    IReadOnlyList<WalkedAsset> Assets,
    IReadOnlyList<PooledCoverage> Insolvencies,
    PooledCoverage Breaches)
{
    /// <summary>Histories that each test resamples.</summary>
    public const int Replications = 4999;

    /// <summary>Whether the exceptions at every target are as many as they should be; not where no window's rule was solved, which tells nothing.</summary>
    public bool Passes => Insolvencies.All(test => test.Observations > 0 && test.Test.Passes);

    /// <summary>Tests a walk.</summary>
    /// <param name="market">The market's name.</param>
    /// <param name="horizon">Days over which breaches count.</param>
    /// <param name="delay">Days from a breach to the close-out.</param>
    /// <param name="paths">Paths of each simulation.</param>
    /// <param name="seed">Their seed.</param>
    /// <param name="assets">The walks, with the same targets and the same days; of two days or more together.</param>
    public static RuleBackTest Of(string market, int horizon, int delay, long paths, ulong seed, IReadOnlyList<WalkedAsset> assets)
    {
        ArgumentNullException.ThrowIfNull(assets);
        int targets = assets.SelectMany(asset => asset.Windows).First().Insolvencies.Count;
        return new RuleBackTest(
            market,
            horizon,
            delay,
            paths,
            seed,
            assets,
            [.. Enumerable.Range(0, targets).Select(target => Pooled(assets, window => window.Insolvencies[target], seed))],
            Pooled(assets, window => window.Breach, seed));
    }

    /// <summary>Kupiec's test of one asset alone; null where it has no window whose rule was solved.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="limit">Which rule.</param>
    public static (int Windows, int Exceptions, HypothesisTest Test)? Alone(WalkedAsset asset, Func<WalkedWindow, WalkedLimit> limit)
    {
        ArgumentNullException.ThrowIfNull(asset);
        WalkedLimit[] solved = [.. asset.Windows.Select(limit).Where(one => one.Limit is not null)];
        int exceptions = solved.Count(one => one.IsException);
        return solved.Length == 0 ? null : (solved.Length, exceptions, KupiecTest.Of(exceptions, solved.Length, solved[0].Probability));
    }

    static PooledCoverage Pooled(IReadOnlyList<WalkedAsset> assets, Func<WalkedWindow, WalkedLimit> limit, ulong seed)
    {
        DateOnly[] days = [.. assets.SelectMany(asset => asset.Windows).Select(window => window.Day).Distinct().Order()];
        Dictionary<DateOnly, WalkedLimit>[] walks = [.. assets.Select(asset => asset.Windows.ToDictionary(window => window.Day, limit))];
        double? Place(int asset, DateOnly day) => walks[asset].TryGetValue(day, out WalkedLimit? one) && one.Limit is not null ? one.Place : null;
        var places = days.Select(day => (IReadOnlyList<double?>)[.. Enumerable.Range(0, assets.Count).Select(asset => Place(asset, day))]).ToArray();
        WalkedLimit[] all = [.. walks.SelectMany(walk => walk.Values).Where(one => one.Limit is not null)];
        return new PooledCoverageTest(places, Replications, (int)(seed & int.MaxValue)).Of(all.Count(one => one.IsException), walks.SelectMany(walk => walk.Values).First().Probability);
    }
}

using System.Globalization;
using System.Runtime.ExceptionServices;
using MonteCarloRisk.Calibration.BackTesting;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.BackTests;
using MonteCarloRisk.Margin.Curves;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Cli.Markets;

/// <summary>Walks the margin rules of a market file's collateral assets: fit, simulation and solution as of each of equally spaced days, the same for all assets.</summary>
/// <param name="runner">Runs the simulations.</param>
/// <param name="targets">Insolvency probabilities to solve for.</param>
/// <param name="paths">Paths of each simulation.</param>
/// <param name="walked">Told, from any thread, how many of how many fits are done.</param>
sealed class MarginWalk(SimulationRunner runner, IReadOnlyList<double> targets, long paths, Action<int, int> walked)
{
    /// <summary>Walks a market file.</summary>
    /// <exception cref="InputException">A file cannot be used, or holds no two windows; the paths are too few for a target.</exception>
    public RuleBackTest Run(string marketFile, CancellationToken cancellation)
    {
        IReadOnlyList<AssetHistory> histories = AssetHistory.Open(marketFile);
        int step = histories[0].WindowDays;
        DateOnly first = histories.Min(history => history.FirstDay);
        (int Asset, DateOnly Day)[] fits = [.. from asset in Enumerable.Range(0, histories.Count)
                                               from day in Days(first, histories[asset], step)
                                               select (asset, day)];
        if (fits.Where(fit => histories[fit.Asset].ClosesFrom(fit.Day) is not null).Select(fit => fit.Day).Distinct().Count() < 2)
            throw new InputException(marketFile, $"no asset has two windows of {step} days behind its first 250 returns; longer price files or a shorter horizon are needed");
        double rarest = targets.Append(histories[0].BreachProbability).Min();
        if (RequirementCurve.TooFewHits(rarest, paths) is { } failure)
            throw new InputException("--paths", string.Create(CultureInfo.InvariantCulture, $"{paths} paths resolve no probability of {rarest}; {failure.PathsNeeded} or more are needed"));
        var windows = new WalkedWindow?[fits.Length];
        var settings = new SimulationSettings?[fits.Length];
        var models = new string[histories.Count];
        int done = 0;
        void Solve(int fit)
        {
            (int asset, DateOnly day) = fits[fit];
            if (histories[asset].ClosesFrom(day) is { } closes)
            {
                Market market = histories[asset].AsOf(day);
                market = market with { Simulation = new SimulationSettings(paths, market.Simulation.Seed, market.Simulation.Precision) };
                windows[fit] = new RuleWalk(runner).Walk(market, closes, targets, cancellation);
                settings[fit] = market.Simulation;
                models[asset] = market.Data.Series[0].VolatilityEstimator;
            }

            walked(Interlocked.Increment(ref done), fits.Length);
        }

        try
        {
            Parallel.For(0, fits.Length, new ParallelOptions { MaxDegreeOfParallelism = runner.RunsAtOnce(paths), CancellationToken = cancellation }, Solve);
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        WalkedAsset[] assets = [.. histories.Select((history, asset) =>
        {
            WalkedWindow?[] own = [.. windows.Where((_, fit) => fits[fit].Asset == asset)];
            return new WalkedAsset(history.Asset, models[asset] ?? "", [.. own.OfType<WalkedWindow>()], own.Count(window => window is null));
        })];
        return RuleBackTest.Of(histories[0].Market, histories[0].Horizon, step - histories[0].Horizon, paths, settings.OfType<SimulationSettings>().First().Seed, assets);
    }

    static IEnumerable<DateOnly> Days(DateOnly first, AssetHistory history, int step)
    {
        for (DateOnly day = first; day <= history.LastDay.AddDays(-step); day = day.AddDays(step))
        {
            if (day >= history.FirstDay) yield return day;
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.CommonRandomNumbers;

/// <summary>
/// Simulates variants of a market by the same seeds, so that what differs between them is no noise, and by several seeds, so that the error of a difference is known.
/// Source: P. Glasserman, D. Yao, "Some guidelines and guarantees for common random numbers", Management Science 38 (1992) 884.
/// </summary>
/// <param name="runner">Runs the simulations.</param>
/// <param name="beginning">Told what each is for, before it begins; may be null.</param>
internal sealed class ReplicatedRuns(SimulationRunner runner, Action<string>? beginning)
{
    private readonly Lock gate = new();

    /// <summary>Runs every variant by every seed; the same on any number of threads.</summary>
    /// <param name="variants">The variants and what they are run for.</param>
    /// <param name="paths">Paths and number of seeds.</param>
    /// <param name="read">What is read from a run.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="accounts">Which accounts are simulated; null for those that the protocol and its thresholds are measured on.</param>
    /// <returns>By variant and seed what was read; and the runs.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public (IReadOnlyList<IReadOnlyList<TRead>> Read, StudyRuns Runs) Run<TRead>(
        IReadOnlyList<(string Purpose, RuledMarket Market)> variants,
        ReplicatedPaths paths,
        Func<RuledMarket, SimulationResult, TRead> read,
        CancellationToken cancellation,
        Func<Market, MarginRules, RuledMarket>? accounts = null)
    {
        accounts ??= (market, rules) => RuledMarket.ToMeasure(market, rules);
        var found = new TRead[variants.Count][];
        var runs = new DrawnRun[variants.Count][];
        long started = Stopwatch.GetTimestamp();
        for (int variant = 0; variant < variants.Count; variant++)
        {
            found[variant] = new TRead[paths.Replications];
            runs[variant] = new DrawnRun[paths.Replications];
        }

        ConcurrentRuns.ForEach(variants.Count * paths.Replications, runner.RunsAtOnce(paths.PathsEach), one =>
        {
            (int variant, int replication) = (one / paths.Replications, one % paths.Replications);
            (string purpose, RuledMarket ruled) = variants[variant];
            if (replication == 0)
            {
                lock (gate) beginning?.Invoke(purpose);
            }

            Market market = ruled.Market;
            ulong seed = unchecked(market.Simulation.Seed + (ulong)replication);
            RuledMarket seeded = accounts(market with { Simulation = new SimulationSettings(paths.PathsEach, seed, market.Simulation.Precision), Liquidity = market.Liquidity?.WithoutSizes }, ruled.Rules);
            string whole = string.Create(CultureInfo.InvariantCulture, $"{purpose}, seed {replication + 1} of {paths.Replications}");
            SimulationResult result = runner.For(whole).Run(seeded.Plan(), cancellation);
            found[variant][replication] = read(seeded, result);
            runs[variant][replication] = new DrawnRun(whole, result.Key, result.PlanHash, result.Fingerprint, result.Settings.Paths, result.Settings.Seed, result.FromStore);
        }, cancellation);
        return (found, new StudyRuns(Stopwatch.GetElapsedTime(started).TotalSeconds, [.. runs.SelectMany(one => one)]));
    }
}

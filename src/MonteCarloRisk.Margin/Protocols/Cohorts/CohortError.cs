using System.Diagnostics;
using System.Globalization;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Cohorts;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Protocols.Cohorts;

/// <summary>What grouping a protocol's positions changes: the protocol in cohorts less the protocol with each position by itself, on the same paths of a pilot.</summary>
/// <param name="Positions">Positions.</param>
/// <param name="Cohorts">Cohorts that they run in.</param>
/// <param name="Insolvency">Probability of bad debt in cohorts less that without.</param>
/// <param name="BadDebt">Mean bad debt in cohorts less that without, in the numéraire.</param>
/// <param name="Ungrouped">Both without cohorts, so that the differences have a measure.</param>
/// <param name="StateSlots">Numbers that a path keeps, in cohorts and without.</param>
/// <param name="Seconds">Time of the pilot's runs, in cohorts and without, added up; differs from run to run.</param>
/// <param name="Runs">The simulations of the pilot.</param>
public sealed record CohortError(int Positions, int Cohorts, Estimate Insolvency, Estimate BadDebt, CohortError.Level Ungrouped, CohortError.Cost StateSlots, CohortError.Cost Seconds, StudyRuns Runs)
{
    private const string Method = "in cohorts less each by itself, common random numbers";

    /// <summary>Runs the pilot: both ways by each of its seeds.</summary>
    /// <remarks>
    /// Prices, gas, keepers and feeds draw by path and date, not by position, so both ways see the same; seeds are independent, so the spread of their differences is the error of the mean difference. Where no seed shows a difference the interval is
    /// what as many paths without a hit leave possible, and of the bad debt all debt at that probability.
    /// </remarks>
    /// <param name="runner">Runs the simulations.</param>
    /// <param name="model">The model.</param>
    /// <param name="study">The cohorts.</param>
    /// <param name="dates">The dates on which the mechanisms run.</param>
    /// <param name="settings">Seed and precision of the protocol's own run.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    /// <param name="cancellation">Stops the runs.</param>
    public static CohortError Measure(SimulationRunner runner, PriceModel model, CohortStudy study, MonitoringDates dates, SimulationSettings settings, double level, CancellationToken cancellation)
    {
        LendingProtocol grouped = study.Grouped();
        int seeds = study.Pilot.Replications;
        long started = Stopwatch.GetTimestamp();
        Pilot[][] found = [Run(grouped, isGrouped: true), Run(study.Ungrouped, isGrouped: false)];
        long paths = seeds * study.Pilot.PathsEach;
        double debt = study.Ungrouped.Positions.Sum(position => PositionValues.Debt(model, position));
        return new CohortError(
            study.Ungrouped.Positions.Count,
            grouped.Positions.Count,
            Difference(found, run => run.Insolvency, 1, paths, level),
            Difference(found, run => run.BadDebt, debt, paths, level),
            new Level(found[1].Average(run => run.Insolvency), found[1].Average(run => run.BadDebt)),
            new Cost(found[0][0].StateSlots, found[1][0].StateSlots),
            new Cost(found[0].Sum(run => run.Seconds), found[1].Sum(run => run.Seconds)),
            new StudyRuns(Stopwatch.GetElapsedTime(started).TotalSeconds, [.. found.SelectMany(runs => runs.Select(run => run.Drawn))]));

        Pilot[] Run(LendingProtocol protocol, bool isGrouped)
        {
            var runs = new Pilot[seeds];
            long each = study.Pilot.PathsEach;
            ConcurrentRuns.ForEach(seeds, runner.RunsAtOnce(each), seed =>
            {
                string purpose = string.Create(CultureInfo.InvariantCulture, $"{StudyRuns.Cohorts}, {(isGrouped ? "grouped" : "each by itself")}, seed {seed + 1} of {seeds}");
                SimulationPlan plan = ProtocolPlan.Create(model, protocol, dates, new SimulationSettings(each, unchecked(settings.Seed + (ulong)seed), settings.Precision));
                SimulationResult result = runner.For(purpose).Run(plan, cancellation);
                runs[seed] = new Pilot(
                    (double)result.Tallies[ProtocolTallies.Insolvencies] / each,
                    result.Tallies.Sum(ProtocolTallies.MomentsOf(PathLedger.BadDebt)) / each,
                    plan.StateSlots,
                    result.Elapsed.TotalSeconds,
                    new DrawnRun(purpose, result.Key, result.PlanHash, result.Fingerprint, result.Settings.Paths, result.Settings.Seed, result.FromStore));
            }, cancellation);
            return runs;
        }
    }

    private static Estimate Difference(Pilot[][] found, Func<Pilot, double> value, double most, long paths, double level)
    {
        double[] differences = [.. found[0].Zip(found[1], (grouped, alone) => value(grouped) - value(alone))];
        double sum = differences.Sum();
        Estimate difference = Jackknife.Of(differences.Length, left => left is { } seed ? (sum - differences[seed]) / (differences.Length - 1) : sum / differences.Length, paths, level, Method);
        if (differences.Any(one => one != 0)) return difference;
        double unseen = most * BinomialProportion.Upper(0, paths, level);
        return difference with { Interval = new ConfidenceInterval(-unseen, unseen, level), Method = $"{Method}, no difference seen" };
    }

    /// <summary>What happens without cohorts, on the pilot's paths.</summary>
    /// <param name="Insolvency">Probability of bad debt.</param>
    /// <param name="BadDebt">Mean bad debt, in the numéraire.</param>
    public sealed record Level(double Insolvency, double BadDebt);

    /// <summary>What running costs.</summary>
    /// <param name="Grouped">In cohorts.</param>
    /// <param name="Ungrouped">With each position by itself.</param>
    public sealed record Cost(double Grouped, double Ungrouped);

    private sealed record Pilot(double Insolvency, double BadDebt, int StateSlots, double Seconds, DrawnRun Drawn);
}

using System.Diagnostics;
using System.Globalization;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Simulation.Runs;

/// <summary>One pass over the blocks of a run, shared by the threads.</summary>
internal sealed class VerificationPass
{
    private static readonly TimeSpan ReportTime = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly StoredRun run;
    private readonly IRunObserver? observer;
    private readonly IReadOnlySet<long>? chosen;
    private readonly MergedTallies merged;
    private readonly List<BlockDifference> differences = [];
    private readonly List<string> faults = [];
    private readonly long expected;
    private readonly long summed;
    private readonly long pathsToTake;
    private readonly long started = Stopwatch.GetTimestamp();
    private long recorded;
    private long computed;
    private long mergedBlocks;
    private long pathsTaken;
    private long lastReport;

    public VerificationPass(StoredRun run, BlockSelection selection, IRunObserver? observer)
    {
        this.run = run;
        this.observer = observer;

        // The last block of a finished run holds no more paths than it was given.
        Plan = run.Summary.Outcome is { } outcome ? run.Plan.WithPaths(outcome.Paths) : run.Plan;
        expected = run.Summary.Outcome is null ? Math.Min(Plan.BlockCount, (run.Summary.PathsDone + SimulationPlan.BlockPaths - 1) / SimulationPlan.BlockPaths) : Plan.BlockCount;
        summed = run.Summary.Outcome is null ? run.Checkpoint.Blocks : Plan.BlockCount;
        merged = new MergedTallies(Plan.Tallies, Plan.ExactSums);
        chosen = selection.Choose(run.Summary.Key, expected);
        pathsToTake = Math.Min((chosen?.Count ?? expected) * SimulationPlan.BlockPaths, Plan.Settings.Paths);
    }

    public SimulationPlan Plan { get; }

    /// <summary>The next recorded block to be recomputed; null behind the last.</summary>
    public BlockRecord? Next(IEnumerator<BlockRecord> records)
    {
        lock (gate)
        {
            while (records.MoveNext())
            {
                BlockRecord record = records.Current;
                if (record.Index != recorded && faults.Count == 0) faults.Add($"block {recorded} is not recorded; block {record.Index} stands in its place");
                recorded++;
                if (record.Index < 0 || record.Index >= Plan.BlockCount || Plan.Block(record.Index).PathCount != record.Paths)
                {
                    faults.Add($"block {record.Index} of {record.Paths} paths is none of the plan's");
                    continue;
                }

                if (chosen?.Contains(record.Index) ?? true) return record;
            }

            return null;
        }
    }

    public void Take(BlockRecord record, BlockResult result)
    {
        lock (gate)
        {
            computed++;
            pathsTaken += record.Paths;
            if (!result.Hash.AsSpan().SequenceEqual(record.Hash.Span))
            {
                differences.Add(new BlockDifference(record.Index, record.Device, Convert.ToHexStringLower(record.Hash.Span), Convert.ToHexStringLower(result.Hash)));
            }

            if (record.Index < summed)
            {
                merged.Add(result.Encoded);
                mergedBlocks++;
            }

            Report();
        }
    }

    public VerifiedRun End()
    {
        if (recorded < expected) faults.Add($"{recorded} blocks are recorded; {expected} belong to the run");
        bool isSummed = mergedBlocks == summed && faults.Count == 0;
        if (isSummed) CompareSum();
        if (run.Summary.Outcome is { } outcome) CompareOutcome(outcome);
        return new VerifiedRun(run.Summary.Key, recorded, computed, isSummed, [.. differences.OrderBy(difference => difference.Index)], faults);
    }

    private void Report()
    {
        if (observer is null || Stopwatch.GetElapsedTime(lastReport) < ReportTime) return;
        lastReport = Stopwatch.GetTimestamp();
        observer.Progressed(new SimulationProgress(
            pathsTaken, Math.Max(pathsTaken, pathsToTake), 0, Stopwatch.GetElapsedTime(started), run.Plan.Tracked.Label, null, StoppingRule.AllPaths));
    }

    private void CompareSum()
    {
        ReadOnlySpan<byte> kept = (run.Summary.Outcome?.Tallies ?? run.Checkpoint.Tallies).Span;
        if (!kept.SequenceEqual(merged.Encode())) faults.Add($"the merged tallies of {summed} blocks differ from those kept");
        if (run.Summary.Outcome is { } outcome && merged.Fingerprint(Plan.Hash) != outcome.Fingerprint) faults.Add($"the recomputed fingerprint {merged.Fingerprint(Plan.Hash)} is not the recorded {outcome.Fingerprint}");
    }

    private void CompareOutcome(RunOutcome outcome)
    {
        if (Plan.Hash != outcome.PlanHash) faults.Add($"the plan's hash {Plan.Hash} is not the recorded {outcome.PlanHash}");
        MergedTallies? kept = Read(outcome.Tallies.Span);
        if (kept?.Fingerprint(Plan.Hash) != outcome.Fingerprint)
        {
            faults.Add($"the recorded fingerprint {outcome.Fingerprint} is not that of the recorded tallies");
            return;
        }

        Estimate estimate = Plan.Tracked.Read(kept!, outcome.Paths, outcome.Tracked.Interval.Level);
        if (estimate.Value != outcome.Tracked.Value || !estimate.StandardError.Equals(outcome.Tracked.StandardError))
        {
            faults.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"the recorded estimate {outcome.Tracked.Value} with standard error {outcome.Tracked.StandardError} is not that of the recorded tallies, {estimate.Value} with {estimate.StandardError}"));
        }
    }

    private MergedTallies? Read(ReadOnlySpan<byte> encoded)
    {
        var tallies = new MergedTallies(Plan.Tallies, Plan.ExactSums);
        try
        {
            tallies.Add(encoded);
            return tallies;
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            return null;
        }
    }
}

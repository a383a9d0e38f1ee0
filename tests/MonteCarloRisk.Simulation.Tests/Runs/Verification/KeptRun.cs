using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Simulation.Tests.Runs.Verification;

/// <summary>A store in memory of one run, whose parts can be changed to what they should not be.</summary>
internal sealed class KeptRun : IRunStore
{
    private readonly SimulationPlan plan;

    private KeptRun(SimulationPlan plan) => this.plan = plan;

    public List<BlockRecord> Recorded { get; } = [];

    public Checkpoint Checkpoint { get; set; } = Checkpoint.Start;

    public RunOutcome? Outcome { get; set; }

    public string Key => RunKey.Of(plan);

    /// <summary>A run to its end.</summary>
    public static KeptRun Finished(long paths, StoppingRule? stopping = null)
    {
        SimulationPlan sample = SamplePlan.Create("first passage 1", Precision.Single, paths).Plan;
        var settings = new SimulationSettings(paths, sample.Settings.Seed, Precision.Single) { Stopping = stopping ?? StoppingRule.AllPaths };
        var kept = new KeptRun(FirstPassagePlan.Discrete(
            new Domain.Models.GeometricBrownianModel(Domain.Models.Measure.RealWorld, [new Domain.Models.ModelAsset("A0", 100, 1.2, .05)], [[1]]), [1], 70, TimeGrid.Uniform(1, 13), settings));
        using var cpu = CpuBackend.Widest();
        new SimulationRunner(BackendPool.Only(cpu), kept, new RunLineage("test", [])).Run(kept.plan);
        return kept;
    }

    /// <summary>A run that was stopped: its last block and its end are not there.</summary>
    public static KeptRun Stopped(long paths)
    {
        KeptRun kept = Finished(paths);
        kept.Outcome = null;
        kept.Recorded.RemoveAt(kept.Recorded.Count - 1);
        kept.Checkpoint = new Checkpoint(kept.Recorded.Count, ReadOnlyMemory<byte>.Empty);
        var merged = new MergedTallies(kept.plan.Tallies, kept.plan.ExactSums);
        merged.Add(Finished(kept.Recorded.Count * SimulationPlan.BlockPaths).Outcome!.Tallies.Span);
        kept.Checkpoint = kept.Checkpoint with { Tallies = merged.Encode() };
        return kept;
    }

    public IRunRecord Claim(SimulationPlan claimed, RunLineage lineage, Action<string> waiting, CancellationToken cancellation) => new Record(this);

    public IReadOnlyList<RunSummary> List() => [Find(Key).Summary];

    public StoredRun Find(string key) => Key.StartsWith(key, StringComparison.Ordinal)
        ? new StoredRun(
            new RunSummary(
                Key,
                Outcome is null ? RunState.Interrupted : RunState.Finished,
                plan.Name,
                "test",
                "",
                Recorded.Sum(block => (long)block.Paths),
                plan.Settings.Paths,
                plan.Settings.Stopping.ToString(),
                DateTimeOffset.UnixEpoch,
                DateTimeOffset.UnixEpoch,
                1,
                Outcome),
            plan,
            new RunLineage("test", []),
            RunLineage.CodeVersion,
            Checkpoint,
            [])
        : throw new InputException("run", "there is none");

    public IEnumerable<BlockRecord> Blocks(string key) => Recorded;

    public int Prune(DateTimeOffset before) => 0;

    public void Dispose()
    {
    }

    private sealed class Record(KeptRun kept) : IRunRecord
    {
        public string Key => kept.Key;

        public Checkpoint Checkpoint => Checkpoint.Start;

        public RunOutcome? Outcome => null;

        public RunHistory History => RunHistory.Empty;

        public double SecondsBefore => 0;

        public IReadOnlyCollection<string> Devices => [];

        public IReadOnlyList<BlockRecord> LastBlocks(string device, int most) => [];

        public void Append(IReadOnlyList<BlockRecord> blocks, Checkpoint? checkpoint, double seconds, RunHistory? history = null) => kept.Recorded.AddRange(blocks);

        public void Restart(string reason) => kept.Recorded.Clear();

        public void Finish(RunOutcome outcome) => kept.Outcome = outcome;

        public void Dispose()
        {
        }
    }
}

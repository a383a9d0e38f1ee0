using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Simulation.Tests.Execution;

/// <summary>A store of one run that begins where it is told to, and keeps what is written in memory.</summary>
internal sealed class KeptRun(Checkpoint checkpoint) : IRunStore, IRunRecord
{
    public List<BlockRecord> Recorded { get; } = [];

    public List<string> Restarts { get; } = [];

    public string Key => "";

    public Checkpoint Checkpoint { get; private set; } = checkpoint;

    public RunOutcome? Outcome { get; private set; }

    public RunHistory History { get; private set; } = RunHistory.Empty;

    public double SecondsBefore => 0;

    /// <summary>Devices of an earlier part, whose blocks are not kept here.</summary>
    public IReadOnlyCollection<string> EarlierDevices { get; set; } = [];

    public IReadOnlyCollection<string> Devices => [.. EarlierDevices.Concat(Recorded.Select(block => block.Device)).Distinct()];

    public IReadOnlyList<BlockRecord> LastBlocks(string device, int most) => [.. Recorded.Where(block => block.Device == device).Reverse().Take(most)];

    public void Append(IReadOnlyList<BlockRecord> blocks, Checkpoint? checkpoint, double seconds, RunHistory? history = null)
    {
        Recorded.AddRange(blocks);
        Checkpoint = checkpoint ?? Checkpoint;
        History = history ?? History;
    }

    public void Restart(string reason)
    {
        Restarts.Add(reason);
        Recorded.Clear();
        EarlierDevices = [];
        History = History.WithoutBlocks();
        Checkpoint = Checkpoint.Start;
    }

    public void Finish(RunOutcome outcome) => Outcome = outcome;

    public IRunRecord Claim(SimulationPlan plan, RunLineage lineage, Action<string> waiting, CancellationToken cancellation) => this;

    public IReadOnlyList<RunSummary> List() => [];

    public StoredRun Find(string key) => throw new NotSupportedException();

    public IEnumerable<BlockRecord> Blocks(string key) => Recorded;

    public int Prune(DateTimeOffset before) => 0;

    public void Dispose()
    {
    }
}

using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Simulation.Tests.Execution;

/// <summary>A store in front of another, for those that do some of it in another way.</summary>
/// <param name="kept">The other.</param>
internal abstract class StoreInFront(KeptRun kept) : IRunStore, IRunRecord
{
    public string Key => kept.Key;

    public Checkpoint Checkpoint => kept.Checkpoint;

    public RunOutcome? Outcome => kept.Outcome;

    public double SecondsBefore => kept.SecondsBefore;

    public IReadOnlyCollection<string> Devices => kept.Devices;

    public IReadOnlyList<BlockRecord> LastBlocks(string device, int most) => kept.LastBlocks(device, most);

    public virtual void Append(IReadOnlyList<BlockRecord> blocks, Checkpoint? checkpoint, double seconds) => kept.Append(blocks, checkpoint, seconds);

    public virtual void Restart(string reason) => kept.Restart(reason);

    public virtual void Finish(RunOutcome outcome) => kept.Finish(outcome);

    public IRunRecord Claim(SimulationPlan plan, RunLineage lineage, Action<string> waiting, CancellationToken cancellation) => this;

    public IReadOnlyList<RunSummary> List() => kept.List();

    public StoredRun Find(string key) => kept.Find(key);

    public IEnumerable<BlockRecord> Blocks(string key) => kept.Blocks(key);

    public int Prune(DateTimeOffset before) => kept.Prune(before);

    public void Dispose()
    {
    }
}

using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Simulation.Tests.Execution;

/// <summary>A store in front of another, for those that do some of it in another way; one run is claimed of it.</summary>
/// <param name="store">The other.</param>
internal abstract class StoreInFront(IRunStore store) : IRunStore, IRunRecord
{
    private IRunRecord? claimed;

    public string Key => Record.Key;

    public Checkpoint Checkpoint => Record.Checkpoint;

    public RunOutcome? Outcome => Record.Outcome;

    public RunHistory History => Record.History;

    public double SecondsBefore => Record.SecondsBefore;

    public IReadOnlyCollection<string> Devices => Record.Devices;

    private IRunRecord Record => claimed ?? throw new InvalidOperationException("no run was claimed");

    public IReadOnlyList<BlockRecord> LastBlocks(string device, int most) => Record.LastBlocks(device, most);

    public virtual void Append(IReadOnlyList<BlockRecord> blocks, Checkpoint? checkpoint, double seconds, RunHistory? history = null) => Record.Append(blocks, checkpoint, seconds, history);

    public virtual void Restart(string reason) => Record.Restart(reason);

    public virtual void Finish(RunOutcome outcome) => Record.Finish(outcome);

    public IRunRecord Claim(SimulationPlan plan, RunLineage lineage, Action<string> waiting, CancellationToken cancellation)
    {
        claimed = store.Claim(plan, lineage, waiting, cancellation);
        return this;
    }

    public IReadOnlyList<RunSummary> List() => store.List();

    public StoredRun Find(string key) => store.Find(key);

    public IEnumerable<BlockRecord> Blocks(string key) => store.Blocks(key);

    public int Prune(DateTimeOffset before) => store.Prune(before);

    public void Dispose() => claimed?.Dispose();
}

using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Simulation.Tests.Execution;

/// <summary>A store that refuses one write, as a full disk or a lock does: nothing of it is kept.</summary>
/// <param name="kept">What takes the other writes.</param>
/// <param name="refusedWrite">Which write is refused, from 0.</param>
internal sealed class UnreliableStore(KeptRun kept, int refusedWrite) : IRunStore, IRunRecord
{
    private int writes = -1;

    public string Key => kept.Key;

    public Checkpoint Checkpoint => kept.Checkpoint;

    public RunOutcome? Outcome => kept.Outcome;

    public double SecondsBefore => kept.SecondsBefore;

    public IReadOnlyCollection<string> Devices => kept.Devices;

    public void Append(IReadOnlyList<BlockRecord> blocks, Checkpoint? checkpoint, double seconds) => Write(() => kept.Append(blocks, checkpoint, seconds));

    public void Restart(string reason) => Write(() => kept.Restart(reason));

    public void Finish(RunOutcome outcome) => Write(() => kept.Finish(outcome));

    public IRunRecord Claim(SimulationPlan plan, RunLineage lineage, Action<string> waiting, CancellationToken cancellation) => this;

    public IReadOnlyList<RunSummary> List() => kept.List();

    public StoredRun Find(string key) => kept.Find(key);

    public IEnumerable<BlockRecord> Blocks(string key) => kept.Blocks(key);

    public int Prune(DateTimeOffset before) => kept.Prune(before);

    public void Dispose()
    {
    }

    private void Write(Action write)
    {
        if (++writes == refusedWrite) throw new RunStoreException("the disk is full");
        write();
    }
}

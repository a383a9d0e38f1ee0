using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Simulation.Tests.Execution;

/// <summary>A store that refuses one write, as a full disk or a lock does: nothing of it is kept.</summary>
/// <param name="kept">What takes the other writes.</param>
/// <param name="refusedWrite">Which write is refused, from 0.</param>
internal sealed class UnreliableStore(IRunStore kept, int refusedWrite) : StoreInFront(kept)
{
    private int writes = -1;

    public override void Append(IReadOnlyList<BlockRecord> blocks, Checkpoint? checkpoint, double seconds, RunHistory? history = null) => Write(() => base.Append(blocks, checkpoint, seconds, history));

    public override void Restart(string reason) => Write(() => base.Restart(reason));

    public override void Finish(RunOutcome outcome) => Write(() => base.Finish(outcome));

    private void Write(Action write)
    {
        if (++writes == refusedWrite) throw new RunStoreException("the disk is full");
        write();
    }
}

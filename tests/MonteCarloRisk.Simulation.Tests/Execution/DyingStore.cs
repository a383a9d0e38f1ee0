using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Simulation.Tests.Execution;

/// <summary>A store that takes nothing more from some moment on, as where its process was killed.</summary>
internal sealed class DyingStore(IRunStore kept) : StoreInFront(kept)
{
    private volatile bool isDead;

    public void Die() => isDead = true;

    public override void Append(IReadOnlyList<BlockRecord> blocks, Checkpoint? checkpoint, double seconds, RunHistory? history = null) => Write(() => base.Append(blocks, checkpoint, seconds, history));

    public override void Restart(string reason) => Write(() => base.Restart(reason));

    public override void Finish(RunOutcome outcome) => Write(() => base.Finish(outcome));

    private void Write(Action write)
    {
        if (isDead) throw new RunStoreException("killed");
        write();
    }
}

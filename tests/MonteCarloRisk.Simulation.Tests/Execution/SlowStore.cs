using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Simulation.Tests.Execution;

/// <summary>A store whose first write takes long, and says so when it is under way.</summary>
internal sealed class SlowStore(KeptRun kept, ManualResetEventSlim isWriting) : StoreInFront(kept)
{
    public override void Append(IReadOnlyList<BlockRecord> blocks, Checkpoint? checkpoint, double seconds, RunHistory? history = null)
    {
        base.Append(blocks, checkpoint, seconds, history);
        if (isWriting.IsSet) return;
        Thread.Sleep(300);
        isWriting.Set();
        Thread.Sleep(300);
    }
}

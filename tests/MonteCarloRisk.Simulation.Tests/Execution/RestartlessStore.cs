using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Simulation.Tests.Execution;

/// <summary>A store that is locked whenever blocks are to be dropped.</summary>
internal sealed class RestartlessStore(KeptRun kept) : StoreInFront(kept)
{
    public override void Restart(string reason) => throw new RunStoreException("locked");
}

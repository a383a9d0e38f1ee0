using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Runs;

/// <summary>Where runs are kept, so that they can be resumed, listed and verified. Several processes may use one store at once.</summary>
/// <remarks>Every call may throw <see cref="RunStoreException"/>: the store is locked, full, damaged or gone. What was kept before stays as it was.</remarks>
public interface IRunStore : IDisposable
{
    /// <summary>Claims the run of a plan and its stopping rule for this process: begins it, goes on with it, or finds it finished.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="lineage">Where it comes from; kept of the first to claim it.</param>
    /// <param name="waiting">Told once, in words, where another live process holds the run and is waited for.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    IRunRecord Claim(SimulationPlan plan, RunLineage lineage, Action<string> waiting, CancellationToken cancellation);

    /// <summary>The runs, the last used first.</summary>
    IReadOnlyList<RunSummary> List();

    /// <summary>A run with all that is kept of it but its blocks.</summary>
    /// <param name="key">Its key, or as many leading digits of it as name one run.</param>
    /// <exception cref="Domain.InputException">No run, or more than one, has such a key.</exception>
    StoredRun Find(string key);

    /// <summary>The recorded blocks of a run, by index.</summary>
    IEnumerable<BlockRecord> Blocks(string key);

    /// <summary>Deletes runs that were last used before a time and that no live process holds; returns how many.</summary>
    int Prune(DateTimeOffset before);
}

using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Simulation.Runs.Sqlite;

namespace MonteCarloRisk.Cli.Parameters;

/// <summary>Where the runs of one command are kept, if anywhere.</summary>
sealed class KeptRuns : IDisposable
{
    readonly string file;
    readonly IRunStore? store;

    KeptRuns(string file, IRunStore? store)
    {
        this.file = file;
        this.store = store;
    }

    public static KeptRuns Nowhere() => new("", null);

    public static KeptRuns In(string file) => new(file, SqliteRunStore.Open(file));

    /// <summary>What runs plans and keeps them.</summary>
    public SimulationRunner Runner(BackendPool pool, RunLineage lineage, IRunObserver observer) =>
        store is null ? new SimulationRunner(pool, observer) : new SimulationRunner(pool, store, lineage, observer);

    /// <summary>Does some work; where it is interrupted, says what is kept of it.</summary>
    /// <exception cref="RunInterruptedException">It was interrupted.</exception>
    public T Work<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException) when (store is not null)
        {
            throw new RunInterruptedException(file);
        }
    }

    public void Dispose() => store?.Dispose();
}

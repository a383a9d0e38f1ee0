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

    public static KeptRuns In(string file, CommandSession session) => new(file, SqliteRunStore.Open(file, session.Tell, session.Cancellation));

    /// <summary>What runs plans and keeps them.</summary>
    public SimulationRunner Runner(BackendPool pool, RunLineage lineage, IRunObserver observer) =>
        store is null ? new SimulationRunner(pool, observer) : new SimulationRunner(pool, store, lineage, observer);

    /// <summary>Does some work; where it is interrupted, says what is kept of it.</summary>
    /// <param name="work">The work.</param>
    /// <param name="otherwise">What there is where runs are kept nowhere.</param>
    /// <exception cref="RunInterruptedException">It was interrupted.</exception>
    public T Work<T>(Func<T> work, string otherwise = "nothing was written")
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException)
        {
            throw new RunInterruptedException(store is null ? otherwise : $"the run is in {file}, and the same command goes on with it");
        }
    }

    /// <inheritdoc cref="Work{T}(Func{T}, string)"/>
    public void Work(Action work, string otherwise) => Work(
        () =>
        {
            work();
            return true;
        },
        otherwise);

    public void Dispose() => store?.Dispose();
}

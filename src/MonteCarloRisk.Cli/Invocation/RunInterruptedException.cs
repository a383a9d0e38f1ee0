namespace MonteCarloRisk.Cli.Invocation;

/// <summary>A command was interrupted; what it had done is in a run store.</summary>
/// <param name="store">The store's file.</param>
sealed class RunInterruptedException(string store)
    : OperationCanceledException($"interrupted; the run is in {store}, and the same command goes on with it");

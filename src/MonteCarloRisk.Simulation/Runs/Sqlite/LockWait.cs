namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>How a lock of another program is waited for.</summary>
/// <param name="Patience">How long.</param>
/// <param name="Impatience">Cancelled where it is waited for no longer.</param>
/// <param name="Waiting">Told once a wait, before a second of it has passed, what is waited for; null where nobody listens.</param>
internal sealed record LockWait(TimeSpan Patience, CancellationToken Impatience, Action<string>? Waiting = null);

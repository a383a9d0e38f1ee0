using MonteCarloRisk.Simulation.Runs.Sqlite;

namespace MonteCarloRisk.Simulation.Tests.Runs;

/// <summary>A folder for the store of one test.</summary>
internal sealed class StoreFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mcrisk-");

    public string FullName => folder.FullName;

    public string Path => System.IO.Path.Combine(folder.FullName, "runs.db");

    public SqliteRunStore Open() => SqliteRunStore.Open(Path);

    /// <summary>Opens the store with little patience for locks, and with leases that are renewed all the time.</summary>
    public SqliteRunStore OpenHasty() => SqliteRunStore.Open(Path, TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(50));

    public void Dispose() => folder.Delete(recursive: true);
}

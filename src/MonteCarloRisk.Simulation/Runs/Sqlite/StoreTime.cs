namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>Times as a store keeps them: milliseconds since 1970, UTC.</summary>
internal static class StoreTime
{
    public static long Now => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    public static DateTimeOffset Read(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

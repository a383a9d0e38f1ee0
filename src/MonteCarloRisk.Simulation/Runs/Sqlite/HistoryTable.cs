using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>What was told of runs that have not ended, as JSON with a hash that binds it to its run; what is told of others is in their outcome.</summary>
internal sealed partial class HistoryTable(StoreConnection connection)
{
    public RunHistory Read(long run, string key)
    {
        foreach ((string document, byte[] hash) in connection.Statement("SELECT document, sha256 FROM histories WHERE run = ?1")
            .Query(row => (row.GetString(0), row.GetFieldValue<byte[]>(1)), run))
        {
            return (Hash(key, document).AsSpan().SequenceEqual(hash) ? JsonSerializer.Deserialize(document, HistoryJson.Default.RunHistory) : null)
                ?? throw StoreFailure.Damaged(connection.Path, $"the history of run {key[..12]} does not fit its hash");
        }

        return RunHistory.Empty;
    }

    public void Write(long run, string key, RunHistory history)
    {
        string document = JsonSerializer.Serialize(history, HistoryJson.Default.RunHistory);
        connection.Statement("REPLACE INTO histories (run, document, sha256) VALUES (?1, ?2, ?3)").Execute(run, document, Hash(key, document));
    }

    public void Drop(long run) => connection.Statement("DELETE FROM histories WHERE run = ?1").Execute(run);

    private static byte[] Hash(string key, string document) => SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{document}"));

    [JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, RespectRequiredConstructorParameters = true)]
    [JsonSerializable(typeof(RunHistory))]
    private sealed partial class HistoryJson : JsonSerializerContext;
}

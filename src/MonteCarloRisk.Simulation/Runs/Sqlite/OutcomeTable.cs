using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>How runs ended, as JSON with its hash; the tallies of the result are the run's last checkpoint.</summary>
internal sealed partial class OutcomeTable(StoreConnection connection, CheckpointTable checkpoints)
{
    /// <summary>How a run ended; null where it has not.</summary>
    public RunOutcome? Read(long run, string key)
    {
        foreach ((string document, byte[] hash) in connection.Statement("SELECT document, sha256 FROM outcomes WHERE run = ?1")
            .Query(row => (row.GetString(0), row.GetFieldValue<byte[]>(1)), run))
        {
            RunOutcome? outcome = Hash(document).AsSpan().SequenceEqual(hash) ? JsonSerializer.Deserialize(document, OutcomeJson.Default.RunOutcome) : null;
            return outcome is null
                ? throw StoreFailure.Damaged(connection.Path, $"the outcome of run {key[..12]} does not fit its hash")
                : outcome with { Tallies = checkpoints.Read(run, key).Tallies };
        }

        return null;
    }

    /// <summary>Keeps how a run ended, but for its tallies.</summary>
    public void Add(long run, RunOutcome outcome)
    {
        string document = JsonSerializer.Serialize(outcome with { Tallies = default }, OutcomeJson.Default.RunOutcome);
        connection.Statement("INSERT INTO outcomes (run, document, sha256) VALUES (?1, ?2, ?3)").Execute(run, document, Hash(document));
    }

    private static byte[] Hash(string document) => SHA256.HashData(Encoding.UTF8.GetBytes(document));

    [JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, RespectRequiredConstructorParameters = true)]
    [JsonSerializable(typeof(RunOutcome))]
    private sealed partial class OutcomeJson : JsonSerializerContext;
}

using System.Security.Cryptography;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>The plans of the runs, each with its hash.</summary>
internal sealed class PlanTable(StoreConnection connection)
{
    public void Add(long run, SimulationPlan plan) =>
        connection.Statement("INSERT INTO plans (run, encoded, sha256) VALUES (?1, ?2, ?3)").Execute(run, plan.Encoded.ToArray(), Convert.FromHexString(plan.Hash));

    /// <summary>The bytes of a run's plan, which are those that were kept.</summary>
    public byte[] Read(long run, string key, string stopping)
    {
        (byte[] Encoded, byte[] Hash) plan = connection.Statement("SELECT encoded, sha256 FROM plans WHERE run = ?1")
            .Query(row => (row.GetFieldValue<byte[]>(0), row.GetFieldValue<byte[]>(1)), run).SingleOrDefault(([], []));
        bool isWhole = SHA256.HashData(plan.Encoded).AsSpan().SequenceEqual(plan.Hash) && RunKey.Of(Convert.ToHexStringLower(plan.Hash), stopping) == key;
        return isWhole ? plan.Encoded : throw StoreFailure.Damaged(connection.Path, $"the plan of run {key[..12]} does not fit its hash");
    }
}

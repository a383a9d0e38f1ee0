using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>The last checkpoint of each run; of a finished run it holds the tallies of the result. The hash binds it to its run.</summary>
internal sealed class CheckpointTable(StoreConnection connection)
{
    public Checkpoint Read(long run, string key)
    {
        foreach ((Checkpoint checkpoint, byte[] hash) in connection.Statement("SELECT blocks, tallies, sha256 FROM checkpoints WHERE run = ?1")
            .Query(row => (new Checkpoint(row.GetInt64(0), row.GetFieldValue<byte[]>(1)), row.GetFieldValue<byte[]>(2)), run))
        {
            return Hash(key, checkpoint).AsSpan().SequenceEqual(hash) ? checkpoint
                : throw StoreFailure.Damaged(connection.Path, $"the checkpoint of run {key[..12]} does not fit its hash");
        }

        return Checkpoint.Start;
    }

    /// <summary>Number of blocks of the last checkpoint.</summary>
    public long Blocks(long run) => connection.Statement("SELECT blocks FROM checkpoints WHERE run = ?1").Query(row => row.GetInt64(0), run).SingleOrDefault();

    public void Write(long run, string key, Checkpoint checkpoint) =>
        connection.Statement("REPLACE INTO checkpoints (run, blocks, tallies, sha256) VALUES (?1, ?2, ?3, ?4)")
            .Execute(run, checkpoint.Blocks, checkpoint.Tallies.ToArray(), Hash(key, checkpoint));

    public void Drop(long run) => connection.Statement("DELETE FROM checkpoints WHERE run = ?1").Execute(run);

    private static byte[] Hash(string key, Checkpoint checkpoint)
    {
        Span<byte> blocks = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(blocks, checkpoint.Blocks);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(key));
        hash.AppendData(blocks);
        hash.AppendData(checkpoint.Tallies.Span);
        return hash.GetHashAndReset();
    }
}

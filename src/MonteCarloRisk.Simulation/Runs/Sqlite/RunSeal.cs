using System.Security.Cryptography;

namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>The hash that covers the row of a run, the data files behind it and the reasons why its blocks were dropped.</summary>
internal sealed class RunSeal(StoreConnection connection)
{
    private static readonly string[] Queries =
    [
        "SELECT key, program, paths, stopping, command, purpose, code_version, host, system, started, used, seconds, blocks_done, paths_done FROM runs WHERE id = ?1",
        "SELECT position, name, sha256 FROM data_files WHERE run = ?1 ORDER BY position",
        "SELECT position, time, reason FROM restarts WHERE run = ?1 ORDER BY position",
    ];

    /// <summary>Takes the hash anew.</summary>
    public void Take(long run) => connection.Statement("UPDATE runs SET sha256 = ?2 WHERE id = ?1").Execute(run, Hash(run));

    /// <summary>Refuses a run that does not fit its hash.</summary>
    public void Check(long run)
    {
        (string key, byte[] hash) = connection.Statement("SELECT key, sha256 FROM runs WHERE id = ?1")
            .Query(row => (row.GetString(0), row.IsDBNull(1) ? [] : row.GetFieldValue<byte[]>(1)), run)[0];
        if (!Hash(run).AsSpan().SequenceEqual(hash)) throw StoreFailure.Damaged(connection.Path, $"what is kept of run {key[..12]} does not fit its hash");
    }

    // Each value with its type, and text with its length, so that no two rows give the same bytes.
    private byte[] Hash(long run)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (string query in Queries)
        {
            List<object[]> rows = connection.Statement(query).Query(row =>
            {
                object[] values = new object[row.FieldCount];
                row.GetValues(values);
                return values;
            }, run);
            writer.Write(rows.Count);
            foreach (object value in rows.SelectMany(values => values)) Write(writer, value);
        }

        writer.Flush();
        return SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static void Write(BinaryWriter writer, object value)
    {
        switch (value)
        {
            case long number:
                writer.Write('i');
                writer.Write(number);
                break;
            case double number:
                writer.Write('r');
                writer.Write(number);
                break;
            default:
                writer.Write('t');
                writer.Write((string)value);
                break;
        }
    }
}

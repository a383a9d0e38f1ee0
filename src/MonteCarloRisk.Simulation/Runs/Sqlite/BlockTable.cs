using Microsoft.Data.Sqlite;

namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>The recorded blocks of the runs, and the devices that ran them.</summary>
internal sealed class BlockTable(StoreConnection connection)
{
    /// <summary>Names of the devices with recorded blocks of a run.</summary>
    public IReadOnlyCollection<string> Devices(long run) => connection.Statement("SELECT name FROM devices WHERE run = ?1 ORDER BY id").Query(row => row.GetString(0), run);

    /// <summary>Records the blocks that are not recorded yet, and compares those that are.</summary>
    /// <returns>Number of new blocks, and of their paths.</returns>
    /// <exception cref="BlockDiffersException">A block is recorded with another hash.</exception>
    public (long Blocks, long Paths) Add(long run, IReadOnlyList<BlockRecord> blocks)
    {
        Dictionary<string, long> devices = new(StringComparer.Ordinal);
        foreach (string name in Devices(run)) devices.Add(name, devices.Count);
        using BlockInsertion insertion = connection.InsertBlocks(run);
        long added = 0;
        long paths = 0;
        foreach (BlockRecord block in blocks)
        {
            bool isKnown = devices.TryGetValue(block.Device, out long device);
            if (!isKnown) device = devices.Count;
            if (!insertion.Insert(block, device))
            {
                Compare(run, block);
                continue;
            }

            added++;
            paths += block.Paths;
            if (isKnown) continue;
            devices.Add(block.Device, device);
            connection.Statement("INSERT INTO devices (run, id, name) VALUES (?1, ?2, ?3)").Execute(run, device, block.Device);
        }

        return (added, paths);
    }

    /// <summary>Up to a number of blocks from an index on.</summary>
    public List<BlockRecord> Read(long run, long first, int most) =>
        connection.Statement("""
            SELECT block, paths, hash, name FROM blocks JOIN devices ON devices.run = blocks.run AND devices.id = blocks.device
            WHERE blocks.run = ?1 AND block >= ?2 ORDER BY block LIMIT ?3
            """).Query(Read, run, first, most);

    /// <summary>Up to a number of the last blocks of a device, the last first.</summary>
    public List<BlockRecord> Last(long run, string device, int most) =>
        connection.Statement("""
            SELECT block, paths, hash, name FROM blocks JOIN devices ON devices.run = blocks.run AND devices.id = blocks.device
            WHERE blocks.run = ?1 AND name = ?2 ORDER BY block DESC LIMIT ?3
            """).Query(Read, run, device, most);

    /// <summary>Drops the blocks from an index on.</summary>
    /// <returns>Number of dropped blocks, and of their paths.</returns>
    public (long Blocks, long Paths) Drop(long run, long first)
    {
        (long, long) dropped = connection.Statement("SELECT count(*), coalesce(sum(paths), 0) FROM blocks WHERE run = ?1 AND block >= ?2")
            .Query(row => (row.GetInt64(0), row.GetInt64(1)), run, first)[0];
        connection.Statement("DELETE FROM blocks WHERE run = ?1 AND block >= ?2").Execute(run, first);
        return dropped;
    }

    /// <summary>Drops every block and device of a run.</summary>
    public void Clear(long run)
    {
        connection.Statement("DELETE FROM blocks WHERE run = ?1").Execute(run);
        connection.Statement("DELETE FROM devices WHERE run = ?1").Execute(run);
    }

    private void Compare(long run, BlockRecord block)
    {
        BlockRecord recorded = Read(run, block.Index, most: 1)[0];
        if (!recorded.Hash.Span.SequenceEqual(block.Hash.Span)) throw new BlockDiffersException(block.Index, recorded.Device, block.Device);
    }

    private static BlockRecord Read(SqliteDataReader row) => new(row.GetInt64(0), row.GetInt32(1), row.GetFieldValue<byte[]>(2), row.GetString(3));
}

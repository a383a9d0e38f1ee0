using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>Inserts blocks of one run. A fast device gives thousands of blocks a second, so this one statement is bound and stepped without a command's overhead.</summary>
internal sealed class BlockInsertion : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public BlockInsertion(sqlite3 database, long run)
    {
        this.database = database;
        Check(sqlite3_prepare_v2(database, "INSERT INTO blocks (run, block, paths, device, hash) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (run, block) DO NOTHING", out statement));
        Check(sqlite3_bind_int64(statement, 1, run));
    }

    /// <summary>Inserts a block; false where one with its index is there.</summary>
    public bool Insert(BlockRecord block, long device)
    {
        Check(sqlite3_bind_int64(statement, 2, block.Index));
        Check(sqlite3_bind_int64(statement, 3, block.Paths));
        Check(sqlite3_bind_int64(statement, 4, device));
        Check(sqlite3_bind_blob(statement, 5, block.Hash.Span));
        int result = sqlite3_step(statement);
        _ = sqlite3_reset(statement);
        if (result != SQLITE_DONE) SqliteException.ThrowExceptionForRC(result, database);
        return sqlite3_changes(database) == 1;
    }

    public void Dispose() => statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}

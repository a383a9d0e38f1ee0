using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>What goes wrong with a store's file, in one line each.</summary>
internal static class StoreFailure
{
    /// <summary>A failure of SQLite, in words.</summary>
    public static RunStoreException Of(string path, SqliteException fault) => new(
        fault.SqliteErrorCode switch
        {
            SQLITE_BUSY or SQLITE_LOCKED => $"run store {path} is locked by another process; try again when that is done",
            SQLITE_FULL => $"run store {path}: no room is left on its disk; make room and run the same command again, which goes on where this ended",
            SQLITE_READONLY or SQLITE_PERM or SQLITE_AUTH => $"run store {path} cannot be written: the file or its folder is read-only; allow writing, or name another store",
            SQLITE_IOERR => $"run store {path}: its disk failed to read or write ({Detail(fault)}); see to the disk, or name another store",
            SQLITE_CORRUPT => Damaged(path, Detail(fault)).Message,
            SQLITE_NOTADB => $"{path} is not a run store, or its first page is damaged; name another file, or put back a copy",
            SQLITE_CANTOPEN => $"run store {path} cannot be opened; see whether it, and its folder, can be read and written",
            _ => $"run store {path}: {fault.Message}",
        },
        fault)
    {
        IsOtherFile = fault.SqliteErrorCode == SQLITE_NOTADB,
    };

    /// <summary>The store does not hold what was put into it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="finding">What does not fit.</param>
    public static RunStoreException Damaged(string path, string finding) =>
        new($"run store {path} is damaged: {finding}; put back a copy, or move the file away to begin anew");

    private static string Detail(SqliteException fault) => $"{sqlite3_errstr(fault.SqliteExtendedErrorCode).utf8_to_string()}, SQLite error {fault.SqliteExtendedErrorCode}";
}

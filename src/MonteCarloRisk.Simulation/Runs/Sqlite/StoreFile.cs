using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>The file of a store: made whole or not at all, checked before it is used, brought to the version of this code.</summary>
internal static class StoreFile
{
    private const int PageBytes = 4096;

    // Larger files would take longer to check than a short run takes; a damaged page in one is met when it is read.
    private const long MostCheckedBytes = 64L << 20;

    /// <summary>Opens a file, and makes it where it is absent.</summary>
    /// <param name="path">The file.</param>
    /// <param name="steps">The steps that lead to this code's version of the tables.</param>
    /// <param name="wait">How a lock of another process is waited for.</param>
    public static StoreConnection Open(string path, IReadOnlyList<string> steps, LockWait wait)
    {
        if (Directory.Exists(path)) throw new RunStoreException($"{path} is a folder; a run store is a file in one");
        if (!File.Exists(path)) Create(path, steps, wait);
        (long length, bool isCut) = Measure(path);
        var connection = new StoreConnection(path, path, SqliteOpenMode.ReadWrite, wait);
        try
        {
            if (connection.IsReadOnly) throw new RunStoreException($"run store {path} cannot be written: the file is read-only; allow writing, or name another store");
            Check(connection, length, isCut, steps.Count);
            WriteAhead(connection);
            Migrate(connection, steps);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file that is there, and writes nothing to it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="version">This code's version of the tables.</param>
    /// <param name="wait">How a lock of another process is waited for.</param>
    /// <returns>Null where its tables are of an older version.</returns>
    public static StoreConnection? OpenToRead(string path, int version, LockWait wait)
    {
        if (Directory.Exists(path)) throw new RunStoreException($"{path} is a folder; a run store is a file in one");
        (long length, bool isCut) = Measure(path);
        StoreConnection connection = Connect(path, wait);
        try
        {
            if (Check(connection, length, isCut, version) == version) return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
        return null;
    }

    // To read ahead of a log SQLite makes files beside the store, which only a connection that may write removes again; what is asked of this one may
    // not. Where the folder allows no such files and there is no log, nobody writes, and the file can be read as one that does not change.
    private static StoreConnection Connect(string path, LockWait wait)
    {
        try
        {
            return ConnectToRead(path, wait);
        }
        catch (RunStoreException fault) when (fault.InnerException is SqliteException { SqliteErrorCode: SQLITE_CANTOPEN or SQLITE_READONLY } && !HasLog(path))
        {
            return new StoreConnection(path, $"{new Uri(path).AbsoluteUri}?immutable=1", SqliteOpenMode.ReadOnly, wait);
        }
    }

    private static StoreConnection ConnectToRead(string path, LockWait wait)
    {
        var connection = new StoreConnection(path, path, SqliteOpenMode.ReadWrite, wait);
        try
        {
            connection.Alone(() => connection.Statement("PRAGMA query_only = ON").Execute());
            connection.Read(() => Number(connection, "PRAGMA user_version"));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static bool HasLog(string path) => new FileInfo($"{path}-wal") is { Exists: true, Length: > 0 };

    private static (long Length, bool IsCut) Measure(string path)
    {
        // Only the length is asked for: where this process has the file open already, opening it by other means than SQLite and closing it again
        // would drop the locks of all of the process (POSIX). Where a log is left, SQLite may still complete the last page from it.
        bool hasLog = File.Exists($"{path}-wal");
        long length = new FileInfo(path).Length;
        if (length == 0) throw new RunStoreException($"{path} is empty, which no run store is; delete it to begin a new one there, or put back a copy") { IsOtherFile = true };
        return (length, length % PageBytes != 0 && !hasLog);
    }

    // Beside its place first: whoever is killed here leaves no half store in that place, and of two that make it at once one is second.
    private static void Create(string path, IReadOnlyList<string> steps, LockWait wait)
    {
        if (File.Exists($"{path}-wal") && !File.Exists(path))
        {
            throw new RunStoreException($"run store {path} is gone, but the last writes to it are there ({path}-wal); put it back beside them, or delete them to begin anew");
        }

        string made = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var connection = new StoreConnection(path, made, SqliteOpenMode.ReadWriteCreate, wait))
            {
                connection.Alone(() =>
                {
                    // Whoever fails here throws the file away, so no journal of it has to outlive the process.
                    connection.Statement("PRAGMA journal_mode = MEMORY").Query(row => row.GetString(0));
                    connection.Statement("PRAGMA synchronous = FULL").Execute();
                    connection.Statement($"PRAGMA page_size = {PageBytes}").Execute();
                    connection.Statement("PRAGMA auto_vacuum = INCREMENTAL").Execute();
                    return connection.Statement($"PRAGMA application_id = {SchemaVersions.ApplicationId}").Execute();
                });
                Migrate(connection, steps);
                WriteAhead(connection);
            }

            File.Move(made, path, overwrite: false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (!File.Exists(path)) throw new RunStoreException($"run store {path} cannot be made: {fault.Message}", fault);
        }
        finally
        {
            if (File.Exists(made)) File.Delete(made);
        }
    }

    // Returns the version of the tables.
    private static long Check(StoreConnection connection, long length, bool isCut, int known)
    {
        (long application, long version) = connection.Read(() => (Number(connection, "PRAGMA application_id"), Number(connection, "PRAGMA user_version")));
        if (application != SchemaVersions.ApplicationId) throw new RunStoreException($"{connection.Path} is an SQLite file, but no run store; name another file") { IsOtherFile = true };
        if (version > known)
        {
            throw new RunStoreException($"run store {connection.Path} has version {version} of its tables, and this mcrisk ({RunLineage.CodeVersion}) knows up to version {known}; use the newer mcrisk, or name another store");
        }

        if (length <= MostCheckedBytes)
        {
            string finding = connection.Read(() => connection.Statement("PRAGMA quick_check(1)").Query(row => row.GetString(0)))[0];
            if (finding != "ok") throw StoreFailure.Damaged(connection.Path, finding.ReplaceLineEndings(" "));
        }

        return isCut ? throw StoreFailure.Damaged(connection.Path, "it was cut short within a page") : version;
    }

    // The version is read again under the lock: another process may have taken the step.
    private static void Migrate(StoreConnection connection, IReadOnlyList<string> steps)
    {
        while (connection.Read(() => Number(connection, "PRAGMA user_version")) < steps.Count)
        {
            connection.Write(() =>
            {
                long version = Number(connection, "PRAGMA user_version");
                if (version >= steps.Count) return 0;
                connection.Script(steps[(int)version]);
                return connection.Statement($"PRAGMA user_version = {version + 1}").Execute();
            });
        }
    }

    // The mode stays with the file; a copy of it may have lost it.
    private static void WriteAhead(StoreConnection connection)
    {
        string mode = connection.Alone(() => connection.Statement("PRAGMA journal_mode = WAL").Query(row => row.GetString(0)))[0];
        if (mode != "wal") throw new RunStoreException($"run store {connection.Path} cannot be written ahead of, which a disk of this machine allows and one of a network does not; name another place");
    }

    private static long Number(StoreConnection connection, string pragma) => connection.Statement(pragma).Query(row => row.GetInt64(0))[0];
}

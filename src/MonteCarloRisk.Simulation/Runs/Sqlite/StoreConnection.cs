using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>A connection to a store's file: one thread at a time, one transaction at a time, and every failure in words that name the file.</summary>
internal sealed class StoreConnection : IDisposable
{
    private static readonly TimeSpan OneWait = TimeSpan.FromMilliseconds(100);

    // A reader who sees nothing for longer takes the program for hung.
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(500);

    private const string Reading = "BEGIN";
    private const string Writing = "BEGIN IMMEDIATE";

    // Reads a page of the file, and so meets a lock that keeps readers out.
    private const string Probe = "SELECT 1 FROM sqlite_schema LIMIT 1";

    private readonly Lock gate = new();
    private readonly SqliteConnection connection;
    private readonly LockWait wait;
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);
    private bool isClosed;

    /// <summary>Opens a file.</summary>
    /// <param name="path">What the file is called in messages.</param>
    /// <param name="file">The file.</param>
    /// <param name="mode">Whether it may be made.</param>
    /// <param name="wait">How a lock of another connection is waited for.</param>
    public StoreConnection(string path, string file, SqliteOpenMode mode, LockWait wait)
    {
        this.wait = wait;
        Path = path;
        connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = false,

            // For the rare locks that are met within a transaction, or right behind the probe; the others are waited for where it begins.
            DefaultTimeout = Math.Max(1, (int)wait.Patience.TotalSeconds / 2),
        }.ConnectionString);
        try
        {
            connection.Open();
            Statement($"PRAGMA busy_timeout = {Math.Min(wait.Patience.TotalMilliseconds, OneWait.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)}").Query(row => row.GetInt64(0));
            Await(Probe);
            Statement("PRAGMA synchronous = NORMAL").Execute();
            Statement("PRAGMA foreign_keys = ON").Execute();
        }
        catch (SqliteException fault)
        {
            Dispose();
            throw StoreFailure.Of(Path, fault);
        }
    }

    /// <summary>What the file is called in messages.</summary>
    public string Path { get; }

    /// <summary>Whether the file can only be read, or is only to be read.</summary>
    public bool IsReadOnly => SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") == 1 || Alone(() => Statement("PRAGMA query_only").Query(row => row.GetInt64(0)))[0] == 1;

    /// <summary>Reads in a transaction of its own: all of it sees one state.</summary>
    public T Read<T>(Func<T> work) => InTransaction(Reading, work);

    /// <summary>Writes in a transaction of its own, alone from its start on: all of it is kept, or nothing.</summary>
    public T Write<T>(Func<T> work) => InTransaction(Writing, work);

    /// <summary>Does what cannot be done within a transaction.</summary>
    public T Alone<T>(Func<T> work) => Guarded(() =>
    {
        Await(Probe);
        return work();
    });

    private T Guarded<T>(Func<T> work)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            try
            {
                return work();
            }
            catch (SqliteException fault)
            {
                throw StoreFailure.Of(Path, fault);
            }
        }
    }

    /// <summary>A statement, prepared once. To be asked for and used within a transaction, or alone.</summary>
    public Statement Statement(string sql)
    {
        if (!statements.TryGetValue(sql, out Statement? statement)) statements.Add(sql, statement = new Statement(connection, sql));
        return statement;
    }

    /// <summary>
    /// Runs statements, all of them: a command would stop behind the first that gives a row, as adding a column to a strict table does. To be used
    /// within a transaction.
    /// </summary>
    public void Script(string sql) => SqliteException.ThrowExceptionForRC(SQLitePCL.raw.sqlite3_exec(connection.Handle, sql), connection.Handle);

    /// <summary>Makes ready to insert blocks of a run, within a transaction.</summary>
    public BlockInsertion InsertBlocks(long run) => new(connection.Handle!, run);

    public void Dispose()
    {
        lock (gate)
        {
            if (isClosed) return;
            isClosed = true;
            foreach (Statement statement in statements.Values) statement.Dispose();
            connection.Dispose();
        }
    }

    private T InTransaction<T>(string begin, Func<T> work) => Guarded(() =>
    {
        Await(begin);
        try
        {
            // One that only reads takes its lock with its first page.
            if (begin == Reading) Await(Probe);
            T result = work();
            Statement("COMMIT").Execute();
            return result;
        }
        catch
        {
            Rollback();
            throw;
        }
    });

    // SQLite waits a little for a lock, and cannot be told to stop; so it is asked again and again.
    private void Await(string sql)
    {
        long start = Stopwatch.GetTimestamp();
        bool isTold = false;
        int code = SQLitePCL.raw.sqlite3_exec(connection.Handle, sql);
        while (IsBusy(code) && Stopwatch.GetElapsedTime(start) < wait.Patience && !wait.Impatience.IsCancellationRequested)
        {
            if (!isTold && Stopwatch.GetElapsedTime(start) >= Silence)
            {
                isTold = true;
                wait.Waiting?.Invoke(string.Create(CultureInfo.InvariantCulture, $"run store {Path} is locked by another program; waiting for it, {wait.Patience.TotalSeconds:0} s at most"));
            }

            code = SQLitePCL.raw.sqlite3_exec(connection.Handle, sql);
        }

        SqliteException.ThrowExceptionForRC(code, connection.Handle);
    }

    // The lowest byte says what, the others why.
    private static bool IsBusy(int code) => (code & 0xFF) == SQLitePCL.raw.SQLITE_BUSY;

    // After some failures SQLite has rolled back already. A failure here would hide the one that led here; what is not committed is not kept in any case.
    private void Rollback()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) != 0) return;
        try
        {
            Statement("ROLLBACK").Execute();
        }
        catch (SqliteException)
        {
        }
    }
}

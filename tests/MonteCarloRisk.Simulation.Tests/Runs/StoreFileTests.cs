using Microsoft.Data.Sqlite;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Simulation.Runs.Sqlite;

namespace MonteCarloRisk.Simulation.Tests.Runs;

public sealed class StoreFileTests : IDisposable
{
    const string Extension = "ALTER TABLE runs ADD COLUMN note TEXT";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_store_is_made_with_its_folder_and_leaves_one_file()
    {
        string path = Path.Combine(folder.FullName, "a", "b", "runs.db");
        using (SqliteRunStore store = SqliteRunStore.Open(path)) Assert.Empty(store.List());
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_store_writes_ahead()
    {
        using SqliteRunStore store = folder.Open();
        Assert.Equal(["wal", "1", "1"], [Pragma(store, "journal_mode"), Pragma(store, "synchronous"), Pragma(store, "foreign_keys")]);
    }

    [Fact]
    public void A_store_made_by_many_at_once_is_one()
    {
        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            using SqliteRunStore store = folder.Open();
            store.Claim(SampleRun.Plan(seed: (ulong)i), SampleRun.Lineage, _ => { }, CancellationToken.None).Dispose();
        });
        using SqliteRunStore all = folder.Open();
        Assert.Equal(16, all.List().Count);
        Assert.DoesNotContain(Directory.GetFiles(folder.FullName), file => file.EndsWith(".new", StringComparison.Ordinal));
    }

    [Fact]
    public void An_older_store_is_brought_to_the_new_version()
    {
        Fill();
        Parallel.For(0, 4, _ => StoreFile.Open(folder.Path, [.. SchemaVersions.Steps, Extension], new LockWait(Patience, CancellationToken.None)).Dispose());
        using StoreConnection store = StoreFile.Open(folder.Path, [.. SchemaVersions.Steps, Extension], new LockWait(Patience, CancellationToken.None));
        Assert.Equal([(SchemaVersions.Steps.Count + 1, 1)], store.Read(() =>
            store.Statement("SELECT user_version, (SELECT count(*) FROM runs WHERE note IS NULL) FROM pragma_user_version").Query(row => (row.GetInt32(0), row.GetInt32(1)))));
    }

    [Fact]
    public void A_store_of_the_first_version_is_sealed_when_it_is_opened()
    {
        Fill();
        using (SqliteRunStore store = folder.Open())
        {
            store.Sql("DROP TABLE histories");
            store.Sql("ALTER TABLE runs DROP COLUMN sha256");
            store.Sql("ALTER TABLE runs DROP COLUMN purpose");
            store.Sql("PRAGMA user_version = 1");
        }

        using (SqliteRunStore read = SqliteRunStore.OpenToRead(folder.Path)) Assert.Equal(("", 3), (Assert.Single(read.List()).Purpose, read.Blocks(RunKey.Of(SampleRun.Plan())).Count()));
        using SqliteRunStore sealedNow = folder.Open();
        Assert.Equal([0L], sealedNow.Connection.Read(() => sealedNow.Connection.Statement("SELECT count(*) FROM runs WHERE sha256 IS NULL").Query(row => row.GetInt64(0))));
    }

    [Fact]
    public void A_run_that_the_second_version_left_unfinished_is_gone_on_with()
    {
        Fill();
        using (SqliteRunStore store = folder.Open())
        {
            store.Sql("DROP TABLE histories");
            store.Sql("PRAGMA user_version = 2");
        }

        using SqliteRunStore migrated = folder.Open();
        using IRunRecord record = migrated.Claim(SampleRun.Plan());
        Assert.Equal((3, 0), (migrated.Blocks(record.Key).Count(), record.History.Notices.Count + record.History.Devices.Count));
        record.Append(SampleRun.Blocks(3, 1), null, 1, SampleRun.History);
    }

    [Fact]
    public void A_store_that_is_opened_to_read_is_read_and_not_written()
    {
        Fill();
        byte[] before = File.ReadAllBytes(folder.Path);
        using (SqliteRunStore store = SqliteRunStore.OpenToRead(folder.Path, impatience: TestContext.Current.CancellationToken))
        {
            string key = Assert.Single(store.List()).Key;
            Assert.Equal((3, 0), (store.Blocks(key).Count(), store.Find(key).Checkpoint.Blocks));
            Assert.Contains("cannot be written", Assert.Throws<RunStoreException>(() => store.Prune(DateTimeOffset.MaxValue)).Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, File.ReadAllBytes(folder.Path));
        Assert.Equal([folder.Path], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void What_another_process_writes_is_seen_by_one_that_reads()
    {
        Fill();
        using SqliteRunStore reading = SqliteRunStore.OpenToRead(folder.Path, impatience: TestContext.Current.CancellationToken);
        using SqliteRunStore writing = folder.Open();
        using (IRunRecord record = writing.Claim(SampleRun.Plan())) record.Append(SampleRun.Blocks(3, 2), null, 1);
        Assert.Equal(5, reading.Blocks(RunKey.Of(SampleRun.Plan())).Count());
    }

    [Fact]
    public void A_store_in_a_folder_that_cannot_be_written_is_read()
    {
        Assert.SkipWhen(Environment.UserName == "root", "permissions do not bind this user");
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("folders there have no such permissions");
            return;
        }

        Fill();
        File.SetAttributes(folder.Path, FileAttributes.ReadOnly);
        File.SetUnixFileMode(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            using SqliteRunStore store = SqliteRunStore.OpenToRead(folder.Path, impatience: TestContext.Current.CancellationToken);
            Assert.Equal(3, store.Blocks(Assert.Single(store.List()).Key).Count());
        }
        finally
        {
            File.SetUnixFileMode(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_step_that_fails_leaves_the_store_as_it_was()
    {
        Fill();
        Assert.Contains(
            "no such table: nowhere",
            Assert.Throws<RunStoreException>(() => StoreFile.Open(folder.Path, [.. SchemaVersions.Steps, $"{Extension}; INSERT INTO nowhere VALUES (1)"], new LockWait(Patience, CancellationToken.None))).Message,
            StringComparison.Ordinal);
        using SqliteRunStore store = folder.Open();
        Assert.Equal(3, store.Blocks(Assert.Single(store.List()).Key).Count());
        StoreFile.Open(folder.Path, [.. SchemaVersions.Steps, Extension], new LockWait(Patience, CancellationToken.None)).Dispose();
    }

    [Fact]
    public void A_newer_store_is_refused()
    {
        Fill();
        StoreFile.Open(folder.Path, [.. SchemaVersions.Steps, Extension], new LockWait(Patience, CancellationToken.None)).Dispose();
        byte[] before = File.ReadAllBytes(folder.Path);
        Assert.Equal(
            $"run store {folder.Path} has version {SchemaVersions.Steps.Count + 1} of its tables, and this mcrisk ({RunLineage.CodeVersion}) knows up to version {SchemaVersions.Steps.Count}; use the newer mcrisk, or name another store",
            Refusal());
        Assert.Equal(before, File.ReadAllBytes(folder.Path));
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        File.WriteAllBytes(folder.Path, []);
        Assert.Equal($"{folder.Path} is empty, which no run store is; delete it to begin a new one there, or put back a copy", Refusal());
        Assert.Empty(File.ReadAllBytes(folder.Path));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public void A_text_file_is_refused_and_kept(int lines)
    {
        string text = string.Concat(Enumerable.Repeat("date,close\n", lines));
        File.WriteAllText(folder.Path, text);
        Assert.Equal($"{folder.Path} is not a run store, or its first page is damaged; name another file, or put back a copy", Refusal());
        Assert.Equal(text, File.ReadAllText(folder.Path));
    }

    [Fact]
    public void The_database_of_another_program_is_refused()
    {
        using (var connection = new SqliteConnection($"Data Source={folder.Path};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE runs (a)";
            command.ExecuteNonQuery();
        }

        byte[] before = File.ReadAllBytes(folder.Path);
        Assert.Equal($"{folder.Path} is an SQLite file, but no run store; name another file", Refusal());
        Assert.Equal(before, File.ReadAllBytes(folder.Path));
    }

    [Fact]
    public void A_folder_is_refused()
    {
        Directory.CreateDirectory(folder.Path);
        Assert.Equal($"{folder.Path} is a folder; a run store is a file in one", Refusal());
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "a"), "a file");
        string path = Path.Combine(folder.FullName, "a", "runs.db");
        Assert.StartsWith($"run store {path} cannot be made: ", Assert.Throws<RunStoreException>(() => SqliteRunStore.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_made_is_named()
    {
        string path = Path.Combine(folder.FullName, new string('n', 254));
        Assert.Equal($"run store {path} cannot be opened; see whether it, and its folder, can be read and written", Assert.Throws<RunStoreException>(() => SqliteRunStore.Open(path)).Message);
        Assert.Empty(Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void A_copy_in_another_mode_writes_ahead_again()
    {
        Fill();
        using (var connection = new SqliteConnection($"Data Source={folder.Path};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = DELETE";
            Assert.Equal("delete", command.ExecuteScalar());
        }

        using SqliteRunStore store = folder.Open();
        Assert.Equal("wal", Pragma(store, "journal_mode"));
    }

    [Fact]
    public void Last_writes_without_their_store_are_not_used_for_another()
    {
        File.WriteAllText($"{folder.Path}-wal", "what is left");
        Assert.Equal($"run store {folder.Path} is gone, but the last writes to it are there ({folder.Path}-wal); put it back beside them, or delete them to begin anew", Refusal());
        Assert.False(File.Exists(folder.Path));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_refused()
    {
        Assert.SkipWhen(Environment.UserName == "root", "permissions do not bind this user");
        Fill();
        File.SetAttributes(folder.Path, FileAttributes.ReadOnly);
        Assert.Equal($"run store {folder.Path} cannot be written: the file is read-only; allow writing, or name another store", Refusal());
    }

    [Theory]
    [InlineData(5, "is locked by another process; try again")]
    [InlineData(8, "cannot be written: the file or its folder is read-only")]
    [InlineData(10, "its disk failed to read or write (disk I/O error, SQLite error 10)")]
    [InlineData(11, "is damaged: database disk image is malformed, SQLite error 11")]
    [InlineData(13, "no room is left on its disk")]
    [InlineData(14, "cannot be opened")]
    [InlineData(26, "is not a run store")]
    [InlineData(1, "what it said")]
    public void A_failure_is_told_in_words_with_the_file(int code, string words)
    {
        // The words for a code are the library's, which is loaded when a store is opened: this test may be the first.
        Fill();
        string message = StoreFailure.Of("runs.db", new SqliteException("what it said", code)).Message;
        Assert.Contains("runs.db", message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.Ordinal);
    }

    void Fill()
    {
        using SqliteRunStore store = folder.Open();
        using IRunRecord record = store.Claim(SampleRun.Plan());
        record.Append(SampleRun.Blocks(0, 3), null, 1);
    }

    string Refusal() => Assert.Throws<RunStoreException>(folder.Open).Message;

    static string Pragma(SqliteRunStore store, string name) => store.Connection.Read(() => store.Connection.Statement($"PRAGMA {name}").Query(row => row.GetString(0)))[0];
}

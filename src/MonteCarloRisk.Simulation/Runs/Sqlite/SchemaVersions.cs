namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>The versions of a store's tables, each made from the one before it. A step that was released is never changed.</summary>
internal static class SchemaVersions
{
    /// <summary>What tells a run store from other SQLite files: "mcrk".</summary>
    public const int ApplicationId = 0x6D63726B;

    // The parts of a run that change while it runs are in rows of their own, so that its plan is written once. Devices are numbered
    // within their run, so that a block is about 45 bytes.
    private const string First = """
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE CHECK (length(key) = 64),
            program TEXT NOT NULL,
            paths INTEGER NOT NULL,
            stopping TEXT NOT NULL,
            command TEXT NOT NULL,
            code_version TEXT NOT NULL,
            host TEXT NOT NULL,
            system TEXT NOT NULL,
            started INTEGER NOT NULL,
            used INTEGER NOT NULL,
            seconds REAL NOT NULL,
            blocks_done INTEGER NOT NULL,
            paths_done INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE plans (
            run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
            encoded BLOB NOT NULL,
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32)
        ) STRICT;
        CREATE TABLE data_files (
            run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (run, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE devices (
            run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
            id INTEGER NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (run, id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE blocks (
            run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
            block INTEGER NOT NULL,
            paths INTEGER NOT NULL,
            device INTEGER NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            PRIMARY KEY (run, block)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE checkpoints (
            run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
            blocks INTEGER NOT NULL,
            tallies BLOB NOT NULL,
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32)
        ) STRICT;
        CREATE TABLE outcomes (
            run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
            document TEXT NOT NULL,
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32)
        ) STRICT;
        CREATE TABLE restarts (
            run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
            position INTEGER NOT NULL,
            time INTEGER NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (run, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE leases (
            run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
            owner BLOB NOT NULL CHECK (length(owner) = 16),
            machine TEXT NOT NULL,
            process INTEGER NOT NULL,
            process_start INTEGER NOT NULL,
            heartbeat INTEGER NOT NULL
        ) STRICT;
        """;

    // Runs of version 1 have no hash; they are sealed when the store is opened.
    private const string Sealed = """
        ALTER TABLE runs ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
        ALTER TABLE runs ADD COLUMN sha256 BLOB CHECK (length(sha256) = 32);
        """;

    // Of runs that version 2 left unfinished nothing is known here.
    private const string Histories = """
        CREATE TABLE histories (
            run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
            document TEXT NOT NULL,
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32)
        ) STRICT;
        """;

    /// <summary>The steps: the first makes version 1 of nothing.</summary>
    public static IReadOnlyList<string> Steps { get; } = [First, Sealed, Histories];
}

using System.CommandLine;
using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Simulation.Runs.Sqlite;

namespace MonteCarloRisk.Cli.Parameters;

/// <summary>The options that say where a command keeps its runs.</summary>
sealed class RunStoreParameters
{
    readonly Option<string?> store;
    readonly Option<bool>? none;

    RunStoreParameters(string description, bool canGoWithout)
    {
        store = new Option<string?>("--store") { Description = description, HelpName = "FILE" };
        none = canGoWithout ? new Option<bool>("--no-store") { Description = "Keep the runs nowhere: one that is interrupted is lost, one that was done before is done again." } : null;
    }

    /// <summary>Beside the reports of a calibration, which have their own folders.</summary>
    public static string UsualFile { get; } = Path.Combine("runs", "runs.db");

    /// <summary>For a command that keeps its runs unless it is told not to.</summary>
    public static RunStoreParameters Usual() =>
        new($"Where runs are kept: one that was interrupted goes on, one that is finished is read. By default {UsualFile}.", canGoWithout: true);

    /// <summary>For a command that keeps its runs where it is told to.</summary>
    public static RunStoreParameters WhereNamed() =>
        new("Keep the runs in this file: one that was interrupted goes on, one that is finished is read. By default they are kept nowhere.", canGoWithout: false);

    /// <summary>The option of a command that looks at what is kept.</summary>
    public static Option<string> Looked() => new("--store") { Description = "The run store.", HelpName = "FILE", DefaultValueFactory = _ => UsualFile };

    /// <summary>Opens a store that is there.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="toWrite">Whether it is written to; otherwise a file that can only be read will do.</param>
    /// <param name="session">Told of a wait for a lock, and ends it.</param>
    /// <exception cref="InputException">It is not there.</exception>
    public static IRunStore OpenExisting(string file, bool toWrite, CommandSession session)
    {
        if (Directory.Exists(file)) throw new InputException("--store", $"'{file}' is no file; name the file of a run store");
        if (!File.Exists(file)) throw new InputException(file, "there is no run store; `mcrisk calibrate` makes one");
        return toWrite ? SqliteRunStore.Open(file, session.Tell, session.Cancellation) : SqliteRunStore.OpenToRead(file, session.Tell, session.Cancellation);
    }

    public void AddTo(Command command)
    {
        command.Add(store);
        if (none is not null) command.Add(none);
    }

    public KeptRuns Open(ParseResult parsed, CommandSession session)
    {
        string? named = parsed.GetValue(store);
        bool isWithout = none is not null && parsed.GetValue(none);
        if (named is not null && isWithout) throw new InputException("--store and --no-store", "one of them is allowed");
        if (named is { Length: 0 } || Directory.Exists(named)) throw new InputException("--store", $"'{named}' is no file; name a file to keep the runs in");
        if (named is not null) CheckFolder(named);
        return none is null && named is null || isWithout ? KeptRuns.Nowhere() : KeptRuns.In(named ?? UsualFile, session);
    }

    // The usual folder is made; another that is not there is more likely a slip of the pen.
    static void CheckFolder(string file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (!Directory.Exists(folder) && folder != Path.GetDirectoryName(Path.GetFullPath(UsualFile)))
            throw new InputException("--store", $"there is no folder '{Path.GetDirectoryName(file)}' for {Path.GetFileName(file)}; make it first, or name a file in one that is there");
    }
}

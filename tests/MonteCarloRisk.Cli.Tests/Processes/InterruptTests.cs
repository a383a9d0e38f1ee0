using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MonteCarloRisk.Cli.Tests.Processes;

[Collection(WholeProcesses.Name)]
public sealed class InterruptTests
{
    const long Endless = 100_000_000_000;
    static readonly TimeSpan StartUp = TimeSpan.FromSeconds(2);

    // Far below the 25 seconds that a locked store is waited for, and above what a busy machine takes to end a process.
    static readonly TimeSpan Prompt = TimeSpan.FromSeconds(5);

    [Fact]
    public void An_interrupted_run_ends_within_a_second_and_the_same_command_goes_on_with_it()
    {
        SkipWhereInterruptsDoNotArrive();
        using var folder = new TemporaryFolder();
        string store = folder.File("runs.db");
        string request = folder.Write("request.json", LongRequest.Of(Endless));

        CommandRun first = Interrupted(() => PathsDone(store) > 0, "insolvency", request, "--store", store);
        Assert.Equal((130, "", $"mcrisk: interrupted; the run is in {store}, and the same command goes on with it"), (first.ExitCode, first.Out, first.Error.Trim()));
        Assert.Contains("\"interrupted\"", CommandRun.Of("runs", "--store", store, "--json").AssertDone().Out, StringComparison.Ordinal);

        long done = PathsDone(store);
        CommandRun second = Interrupted(() => PathsDone(store) > done, "insolvency", request, "--store", store);
        Assert.Equal(130, second.ExitCode);
        Assert.Contains($"going on behind {done:N0} paths of an earlier part of this run", second.Error, StringComparison.Ordinal);
        Assert.True(PathsDone(store) > done);
    }

    [Fact]
    public void An_interrupt_does_not_wait_for_a_store_that_another_process_locks()
    {
        SkipWhereInterruptsDoNotArrive();
        using var folder = new TemporaryFolder();
        string store = folder.File("runs.db");
        using var other = new SqliteConnection($"Data Source={store};Mode=ReadWrite;Pooling=False");
        long locked = long.MaxValue;
        CommandRun run = Interrupted(
            () =>
            {
                if (locked == long.MaxValue && PathsDone(store) > 0)
                {
                    other.Open();
                    using SqliteCommand begin = other.CreateCommand();
                    begin.CommandText = "BEGIN IMMEDIATE";
                    begin.ExecuteNonQuery();
                    locked = Stopwatch.GetTimestamp();
                }

                // Long enough for the run to want to write.
                return locked != long.MaxValue && Stopwatch.GetElapsedTime(locked) > StartUp;
            },
            "insolvency",
            folder.Write("request.json", LongRequest.Of(Endless)),
            "--store",
            store);
        Assert.Equal((130, ""), (run.ExitCode, run.Out));
    }

    [Fact]
    public void Without_a_store_an_interrupted_run_says_that_nothing_was_written()
    {
        SkipWhereInterruptsDoNotArrive();
        using var folder = new TemporaryFolder();
        long start = Stopwatch.GetTimestamp();
        CommandRun run = Interrupted(() => Stopwatch.GetElapsedTime(start) > StartUp, "insolvency", folder.Write("request.json", LongRequest.Of(Endless)));
        Assert.Equal((130, "", "mcrisk: interrupted; nothing was written"), (run.ExitCode, run.Out, run.Error.Trim()));
    }

    // What starts tests in the background of a shell without job control has them ignore interrupts, and every process that they start.
    static void SkipWhereInterruptsDoNotArrive()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent by kill");
        const string status = "/proc/self/status";
        const ulong interrupt = 1 << 1;
        string? ignored = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) : null;
        Assert.SkipWhen(ignored is not null && (ulong.Parse(ignored["SigIgn:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & interrupt) != 0, "this process ignores interrupts, and so do those that it starts");
    }

    static CommandRun Interrupted(Func<bool> isAtWork, params string[] args)
    {
        using McriskProcess run = McriskProcess.Start(args);
        while (!isAtWork())
        {
            Assert.False(run.HasExited, "it ended by itself");
            Thread.Sleep(TimeSpan.FromMilliseconds(20));
        }

        long start = Stopwatch.GetTimestamp();
        run.Interrupt();
        CommandRun ended = run.WaitForExit();
        Assert.True(Stopwatch.GetElapsedTime(start) < Prompt, $"it took {Stopwatch.GetElapsedTime(start)}");
        return ended;
    }

    static long PathsDone(string store) => File.Exists(store) && CommandRun.Of("runs", "--store", store, "--json") is { ExitCode: 0 } listed
        ? listed.Document().GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("pathsDone").GetInt64()).SingleOrDefault()
        : 0;
}

using System.Text.Json;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Simulation.Runs.Sqlite;

namespace MonteCarloRisk.Cli.Tests.Processes;

[Collection(WholeProcesses.Name)]
public sealed class SharedStoreTests
{
    const long Paths = 4_000_000;

    [Fact]
    public void Processes_that_share_a_store_neither_damage_it_nor_count_a_block_twice()
    {
        using var folder = new TemporaryFolder();
        string store = folder.File("runs.db");
        string first = folder.Write("first.json", LongRequest.Of(Paths, 1));
        string second = folder.Write("second.json", LongRequest.Of(Paths, 2));

        // Two ask for the same run and two for runs of their own; one of the first two waits for the other.
        string[] requests = [first, first, second, folder.Write("third.json", LongRequest.Of(Paths, 3))];
        McriskProcess[] processes = [.. requests.Select(request => McriskProcess.Start("insolvency", request, "--store", store, "--json"))];
        string[] fingerprints = [.. processes.Select(process => process.WaitForExit().AssertDone().Document().GetProperty("fingerprint").GetString()!)];
        foreach (McriskProcess process in processes) process.Dispose();
        Assert.Equal(fingerprints[0], fingerprints[1]);
        Assert.Equal([.. requests.Distinct().Select(request => McriskProcess.Run("insolvency", request, "--json").AssertDone().Document().GetProperty("fingerprint").GetString()!)], fingerprints.Distinct());

        using SqliteRunStore opened = SqliteRunStore.Open(store);
        Assert.Equal(3, opened.List().Count);
        foreach (RunSummary run in opened.List())
        {
            Assert.Equal((RunState.Finished, Paths), (run.State, run.PathsDone));
            Assert.Equal(opened.Find(run.Key).Plan.BlockCount, opened.Blocks(run.Key).Select(block => block.Index).Distinct().Count());
            Assert.Equal((Paths + SimulationPlan.BlockPaths - 1) / SimulationPlan.BlockPaths, opened.Blocks(run.Key).Count());
        }
    }

    [Fact]
    public void A_process_takes_over_the_run_of_one_that_was_killed_without_waiting()
    {
        using var folder = new TemporaryFolder();
        string store = folder.File("runs.db");
        string request = folder.Write("request.json", LongRequest.Of(Paths));
        using (McriskProcess killed = McriskProcess.Start("insolvency", request, "--store", store))
        {
            while (!File.Exists(store) && !killed.HasExited) Thread.Yield();
            killed.Kill();
        }

        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        McriskProcess.Run("insolvency", request, "--store", store, "--json").AssertDone();
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30), "it waited for a dead process");
    }

    [Fact]
    public void A_run_that_was_killed_twice_tells_of_all_its_parts()
    {
        using var folder = new TemporaryFolder();
        string store = folder.File("runs.db");
        string request = folder.Write("request.json", LongRequest.Of(8 * Paths));
        for (int part = 0; part < 2; part++)
        {
            using McriskProcess killed = McriskProcess.Start("insolvency", request, "--store", store);
            long before = PathsDone(store);
            while (PathsDone(store) == before && !killed.HasExited) Thread.Sleep(20);

            // Another half second, so that a checkpoint has been written in this part.
            Thread.Sleep(700);
            killed.Kill();
        }

        JsonElement answer = McriskProcess.Run("insolvency", request, "--store", store, "--json").AssertDone().Document();
        string[] notices = [.. answer.GetProperty("notices").EnumerateArray().Select(notice => notice.GetString()!)];
        Assert.Equal(2, notices.Length);
        Assert.All(notices, notice => Assert.StartsWith("going on behind ", notice, StringComparison.Ordinal));
        Assert.NotEqual(notices[0], notices[1]);
        long blocks = ((8 * Paths) + SimulationPlan.BlockPaths - 1) / SimulationPlan.BlockPaths;
        Assert.Equal(blocks, answer.GetProperty("devices").EnumerateArray().Sum(device => device.GetProperty("blocks").GetInt64()));
    }

    static long PathsDone(string store)
    {
        if (!File.Exists(store)) return 0;
        using SqliteRunStore opened = SqliteRunStore.OpenToRead(store);
        return opened.List() is [var run] ? run.PathsDone : 0;
    }
}

using System.Diagnostics;
using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests.Processes;

[Collection(WholeProcesses.Name)]
public sealed class InterruptTests
{
    [Fact]
    public void An_interrupt_ends_a_run_within_a_second_with_its_paths_in_the_store_and_code_130()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent by kill");
        using var folder = new TemporaryFolder();
        string store = folder.File("runs.db");
        string request = folder.Write("request.json", LongRequest.Of(1_000_000_000_000));
        using McriskProcess run = McriskProcess.Start("insolvency", request, "--store", store);
        while (PathsDone(store) == 0 && !run.HasExited) Thread.Yield();
        long start = Stopwatch.GetTimestamp();
        run.Interrupt();
        CommandRun ended = run.WaitForExit();
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(1), $"it took {Stopwatch.GetElapsedTime(start)}");
        Assert.Equal(130, ended.ExitCode);
        Assert.Equal("", ended.Out);
        JsonElement kept = McriskProcess.Run("runs", "--store", store, "--json").AssertDone().Document()[0];
        Assert.Equal("interrupted", kept.GetProperty("state").GetString());
        Assert.True(kept.GetProperty("pathsDone").GetInt64() > 0);
    }

    static long PathsDone(string store) =>
        File.Exists(store) && CommandRun.Of("runs", "--store", store, "--json") is { ExitCode: 0 } listed && listed.Document().GetArrayLength() > 0
            ? listed.Document()[0].GetProperty("pathsDone").GetInt64()
            : 0;
}

using System.Diagnostics;

namespace MonteCarloRisk.Cli.Tests;

public sealed class InterruptTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task An_interrupted_run_ends_within_a_second_and_the_same_command_goes_on_with_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent by kill.");
        using var folder = new TemporaryFolder();
        string file = folder.Write("request.json", SampleRequest.Account.With("\"paths\": 1000000", "\"paths\": 1000000000000")), store = folder.File("runs.db");

        (int code, string error, TimeSpan time) = await Interrupted("insolvency", file, "--store", store);

        Assert.Equal(130, code);
        Assert.True(time < TimeSpan.FromSeconds(1), $"It took {time}.");
        Assert.Equal($"mcrisk: interrupted; the run is in {store}, and the same command goes on with it", error.Trim());
        long done = Paths(store);
        Assert.True(done > 0);
        (code, error, _) = await Interrupted("insolvency", file, "--store", store);
        Assert.Equal(130, code);
        Assert.Contains($"going on behind {done:N0} paths of an earlier part of this run", error, StringComparison.Ordinal);
        Assert.True(Paths(store) > done);
    }

    [Fact]
    public async Task Without_a_store_an_interrupted_run_says_that_nothing_was_written()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent by kill.");
        using var folder = new TemporaryFolder();
        string file = folder.Write("request.json", SampleRequest.Account.With("\"paths\": 1000000", "\"paths\": 1000000000000"));

        (int code, string error, _) = await Interrupted("insolvency", file);

        Assert.Equal((130, "mcrisk: interrupted; nothing was written"), (code, error.Trim()));
    }

    static long Paths(string store) =>
        Assert.Single(CommandRun.Of("runs", "--store", store, "--json").AssertDone().Document().GetProperty("runs").EnumerateArray()).GetProperty("pathsDone").GetInt64();

    /// <summary>Runs the tool as a process and sends it SIGINT once it is at work.</summary>
    static async Task<(int Code, string Error, TimeSpan Time)> Interrupted(params string[] args)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "mcrisk.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [tool, .. args]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.False(process.HasExited, "It ended by itself.");
        var watch = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"])) await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await error, watch.Elapsed);
    }
}

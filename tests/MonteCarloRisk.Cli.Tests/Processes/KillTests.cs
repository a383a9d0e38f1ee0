using MonteCarloRisk.Simulation.Backends;

namespace MonteCarloRisk.Cli.Tests.Processes;

[Collection(WholeProcesses.Name)]
public sealed class KillTests
{
    const int Kills = 50;
    const int LatestMilliseconds = 800;

    [Fact]
    public void A_run_killed_at_fifty_moments_and_gone_on_with_ends_with_the_bits_of_an_undisturbed_one()
    {
        using var folder = new TemporaryFolder();
        string request = folder.Write("request.json", LongRequest.Of(CpuBackend.WidestAccelerated > LaneWidth.Scalar ? 60_000_000 : 6_000_000));
        string store = folder.File("runs.db");
        var random = new Random(20261125);
        int killed = 0;
        int interrupted = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            using McriskProcess run = McriskProcess.Start("insolvency", request, "--store", store, "--json");
            if (!run.WaitForExit(TimeSpan.FromMilliseconds(random.Next(LatestMilliseconds))))
            {
                run.Kill();
                killed++;
            }

            // On a busy machine the first few may be killed before they have made the store.
            if (kill % 10 == 9 && File.Exists(store) && McriskProcess.Run("runs", "--store", store, "--json").AssertDone().Out.Contains("\"interrupted\"", StringComparison.Ordinal)) interrupted++;
        }

        // Were the run over after a few of them, nothing would have been tried.
        Assert.InRange(killed, Kills / 2, Kills);
        Assert.InRange(interrupted, 1, Kills);
        string resumed = Fingerprint(McriskProcess.Run("insolvency", request, "--store", store, "--json"));
        Assert.Equal(Fingerprint(McriskProcess.Run("insolvency", request, "--json")), resumed);
        string key = McriskProcess.Run("runs", "--store", store, "--json").AssertDone().Document().GetProperty("runs")[0].GetProperty("key").GetString()!;
        McriskProcess.Run("verify", key, "--store", store, "--sample", "5").AssertDone();
    }

    static string Fingerprint(CommandRun run) => run.AssertDone().Document().GetProperty("fingerprint").GetString()!;
}

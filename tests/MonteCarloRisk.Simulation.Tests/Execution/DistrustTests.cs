using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Simulation.Runs.Sqlite;
using MonteCarloRisk.Simulation.Tests.Runs;

namespace MonteCarloRisk.Simulation.Tests.Execution;

/// <summary>A device that was found to compute wrongly leaves nothing behind: not in this run, not in the next, not in the store.</summary>
public sealed class DistrustTests
{
    private const int Blocks = 24;
    private static readonly SimulationPlan Plan = OneStepPlan.Create((Blocks * SimulationPlan.BlockPaths) - 5);
    private static readonly string Undisturbed = new SimulationRunner(new CpuBackend(CpuBackend.WidestAccelerated, 1)).Run(Plan).Fingerprint;

    [Fact]
    public void A_quarantine_holds_for_every_run_of_the_pool()
    {
        // Wrong in the first block of the first run; in the second run it would be proven by a right one, and wrong later.
        using var cpu = new CpuBackend(CpuBackend.WidestAccelerated, 1);
        using var wrong = new UnreliableBackend("gpu", 1, (block, tallies, _) => tallies[0] += block is 0 or 4 ? 1 : 0);
        BackendPool pool = BackendPool.WithFallback([wrong], cpu);
        for (int run = 0; run < 2; run++)
        {
            SimulationResult result = new SimulationRunner(pool).Run(Plan, TestContext.Current.CancellationToken);
            Assert.Equal((Undisturbed, cpu.Name), (result.Fingerprint, result.Backend));
            Assert.Contains("differs from the CPU's", result.Devices[0].Quarantine, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_device_that_has_gone_wrong_by_the_end_of_the_run_is_found_whatever_the_sample_holds(int concurrency)
    {
        // Every block that counts is right, so that no sample of them finds anything; what the device is asked for behind them is wrong.
        using var cpu = new CpuBackend(CpuBackend.WidestAccelerated, 1);
        using var wrong = new UnreliableBackend("gpu", concurrency, (block, tallies, _) => tallies[0] += block >= Blocks ? 1 : 0);
        SimulationResult result = new SimulationRunner(BackendPool.WithFallback([wrong], cpu)).Run(Plan, TestContext.Current.CancellationToken);
        Assert.Equal((Undisturbed, cpu.Name), (result.Fingerprint, result.Backend));
        Assert.Contains("differ from the CPU's", result.Devices[0].Quarantine, StringComparison.Ordinal);
        Assert.Contains(result.Notices, notice => notice.Contains("the run begins again without it", StringComparison.Ordinal));
    }

    [Fact]
    public void A_device_that_dies_or_hangs_at_its_last_check_is_told_or_left_and_the_result_stands()
    {
        using var cpu = new CpuBackend(CpuBackend.WidestAccelerated, 1);
        using var dies = new UnreliableBackend("gpu", 1, (block, _, _) =>
        {
            if (block == Blocks) throw new DeviceFailureException(DeviceFault.Lost, "gone");
        });
        SimulationResult dead = new SimulationRunner(BackendPool.WithFallback([dies], cpu)).Run(Plan, TestContext.Current.CancellationToken);
        Assert.Equal((Undisturbed, "gpu failed at the end of the run, when its last block was to be checked: gone"), (dead.Fingerprint, Assert.Single(dead.Notices)));

        using var hangs = new UnreliableBackend("gpu", 1, (block, _, cancellation) =>
        {
            if (block == Blocks) cancellation.WaitHandle.WaitOne();
            cancellation.ThrowIfCancellationRequested();
        });
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        SimulationResult hung = new SimulationRunner(BackendPool.WithFallback([hangs], cpu)).Run(Plan, TestContext.Current.CancellationToken);
        Assert.Equal((Undisturbed, "gpu", 0), (hung.Fingerprint, hung.Backend, hung.Notices.Count));
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(60), "the run waited for a device that hangs");
    }

    [Fact]
    public void A_device_that_is_started_again_is_checked_again()
    {
        // Right, then lost; what is started in its place is wrong from its first block on.
        using var cpu = new CpuBackend(CpuBackend.WidestAccelerated, 1);
        using var device = new UnreliableBackend("gpu", 1, (block, tallies, _) =>
        {
            if (block == 1) throw new DeviceFailureException(DeviceFault.Lost, "gone");
            tallies[0] += block > 1 ? 1 : 0;
        });
        SimulationResult result = new SimulationRunner(BackendPool.WithFallback([device], cpu)).Run(Plan, TestContext.Current.CancellationToken);
        Assert.Equal(Undisturbed, result.Fingerprint);
    }

    [Fact]
    public void Where_the_store_refuses_to_drop_its_blocks_the_run_fails_and_gone_on_with_ends_with_the_right_bits()
    {
        using var kept = new KeptRun(Checkpoint.Start);
        using var cpu = new CpuBackend(CpuBackend.WidestAccelerated, 1);

        // Wrong from its second block on, slowly enough that some of it is in a checkpoint; then lost, so that the next block is checked.
        using var wrong = new UnreliableBackend("gpu", 1, (block, tallies, _) =>
        {
            if (block == 3) throw new DeviceFailureException(DeviceFault.Lost, "gone");
            if (block > 0) tallies[0]++;
            if (block is 1 or 2) Thread.Sleep(600);
        });
        var store = new RestartlessStore(kept);
        var runner = new SimulationRunner(BackendPool.WithFallback([wrong], cpu), store, new RunLineage("", []));
        Assert.Equal("locked", Assert.Throws<RunStoreException>(() => runner.Run(Plan, TestContext.Current.CancellationToken)).Message);
        Assert.True(kept.Checkpoint.Blocks > 1, "nothing wrong was in a checkpoint, so nothing is tried");
        Assert.Equal(Undisturbed, new SimulationRunner(BackendPool.Only(cpu), kept, new RunLineage("", [])).Run(Plan, TestContext.Current.CancellationToken).Fingerprint);
        Assert.Single(kept.Restarts);
    }

    [Fact]
    public void A_block_that_differs_from_what_is_recorded_behind_the_checkpoint_drops_the_record()
    {
        using var folder = new StoreFolder();
        using var cpu = new CpuBackend(CpuBackend.WidestAccelerated, 1);
        using (SqliteRunStore store = folder.Open())
        {
            using IRunRecord record = store.Claim(Plan, new RunLineage("", []), _ => { }, TestContext.Current.CancellationToken);

            // Five right blocks behind it, so that the check before the run goes on does not see it.
            record.Append([new BlockRecord(0, SimulationPlan.BlockPaths, new byte[32], "gpu"), .. Right(1, 5)], null, 1);
        }

        using SqliteRunStore again = folder.Open();
        Assert.Equal(Undisturbed, new SimulationRunner(BackendPool.Only(cpu), again, new RunLineage("", [])).Run(Plan, TestContext.Current.CancellationToken).Fingerprint);
        Assert.Contains("computes wrongly", Assert.Single(again.Find(RunKey.Of(Plan)).Restarts), StringComparison.Ordinal);
    }

    [Fact]
    public void An_overflow_that_only_a_device_sees_is_the_devices()
    {
        int overflow = Plan.ExactSums[0] + ExactSum.Limbs;
        using var kept = new KeptRun(Checkpoint.Start);
        using var cpu = new CpuBackend(CpuBackend.WidestAccelerated, 1);
        using var wrong = new UnreliableBackend("gpu", 1, (block, tallies, _) => tallies[overflow] += block == 5 ? 1 : 0);
        Assert.Equal(Undisturbed, new SimulationRunner(BackendPool.WithFallback([wrong], cpu), kept, new RunLineage("", [])).Run(Plan, TestContext.Current.CancellationToken).Fingerprint);
    }

    [Fact]
    public void An_overflow_of_the_plan_fails_the_run_and_leaves_its_record_sound()
    {
        int overflow = Plan.ExactSums[0] + ExactSum.Limbs;
        using var kept = new KeptRun(Checkpoint.Start);
        using var overflowing = new UnreliableBackend("cpu (Vector512)", 1, (block, tallies, _) => tallies[overflow] += block == 5 ? 1 : 0);
        Assert.Throws<OverflowException>(() => new SimulationRunner(BackendPool.Only(overflowing), kept, new RunLineage("", [])).Run(Plan, TestContext.Current.CancellationToken));
        Assert.Equal(5, kept.Checkpoint.Blocks);
        using var cpu = new CpuBackend(CpuBackend.WidestAccelerated, 1);
        Assert.Equal(Undisturbed, new SimulationRunner(BackendPool.Only(cpu), kept, new RunLineage("", [])).Run(Plan, TestContext.Current.CancellationToken).Fingerprint);
    }

    public static TheoryData<StoppingRule, long> Endings => new()
    {
        { StoppingRule.AllPaths, 2 * SimulationPlan.BlockPaths },
        { new StoppingRule.TimeBudget(TimeSpan.FromMilliseconds(300)), 1L << 40 },
    };

    [Theory]
    [MemberData(nameof(Endings))]
    public void A_device_that_is_found_wrong_when_the_run_is_about_to_end_ends_nothing_wrongly(StoppingRule rule, long paths)
    {
        SimulationPlan plan = OneStepPlan.Create(new SimulationSettings(paths, 7, Precision.Single) { Stopping = rule });
        using var kept = new KeptRun(Checkpoint.Start) { EarlierDevices = ["gpu"] };
        using var cpu = new CpuBackend(CpuBackend.WidestAccelerated, 1);
        using var hasEnded = new ManualResetEventSlim();
        using var wrong = new UnreliableBackend("gpu", 1, (_, tallies, _) =>
        {
            tallies[0]++;
            hasEnded.Wait(TimeSpan.FromSeconds(5), CancellationToken.None);
        });

        // The write behind the last block takes long, as to a slow disk.
        var store = new SlowStore(kept, hasEnded);
        SimulationResult result = new SimulationRunner(BackendPool.Shared([wrong], cpu), store, new RunLineage("", [])).Run(plan, TestContext.Current.CancellationToken);
        SimulationResult undisturbed = new SimulationRunner(BackendPool.Only(cpu)).Run(plan.WithPaths(result.Settings.Paths), TestContext.Current.CancellationToken);
        Assert.Equal(undisturbed.Fingerprint, result.Fingerprint);
    }

    [Fact]
    public void A_run_that_ended_before_it_was_finished_names_who_ran_it()
    {
        using var first = new KeptRun(Checkpoint.Start);
        using var cpu = new CpuBackend(CpuBackend.WidestAccelerated, 2);
        new SimulationRunner(BackendPool.Only(cpu), first, new RunLineage("", [])).Run(Plan, TestContext.Current.CancellationToken);
        using var second = new KeptRun(first.Checkpoint) { EarlierDevices = [cpu.Name] };
        Assert.Equal(cpu.Name, new SimulationRunner(BackendPool.Only(cpu), second, new RunLineage("", [])).Run(Plan, TestContext.Current.CancellationToken).Backend);
    }

    private static IEnumerable<BlockRecord> Right(long first, int count)
    {
        using var cpu = new CpuBackend(CpuBackend.WidestAccelerated, 1);
        using IBlockRunner runner = Plan.PrepareOn(cpu);
        long[] tallies = new long[Plan.Tallies];
        for (long index = first; index < first + count; index++)
        {
            runner.Run(Plan.Block(index), tallies, CancellationToken.None);
            using BlockResult result = BlockResult.Of(tallies, Plan.ExactSums, new System.Buffers.ArrayBufferWriter<byte>());
            yield return new BlockRecord(index, SimulationPlan.BlockPaths, result.Hash, "gpu");
        }
    }
}

using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Simulation.Runs.Sqlite;
using MonteCarloRisk.Simulation.Tests.Runs;

namespace MonteCarloRisk.Simulation.Tests.Execution;

/// <summary>A run of several parts tells what was told in each, and what its devices did in all.</summary>
public sealed class ResumedRunTests : IDisposable
{
    private const int Blocks = 24;
    private static readonly SimulationPlan Plan = OneStepPlan.Create((Blocks * SimulationPlan.BlockPaths) - 5);

    private readonly StoreFolder folder = new();
    private readonly CpuBackend cpu = new(CpuBackend.WidestAccelerated, 1);

    public void Dispose()
    {
        cpu.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_run_that_was_killed_and_then_interrupted_tells_what_was_told_in_every_part()
    {
        using (SqliteRunStore store = folder.Open())
        {
            var dying = new DyingStore(store);
            Assert.Equal("killed", Assert.Throws<RunStoreException>(() => Run(dying, (block, _, _) =>
            {
                if (block == 1) throw new DeviceFailureException(DeviceFault.Hung, "it hung");

                // Long enough for a checkpoint to be due; what comes behind it is lost.
                if (block == 4) Thread.Sleep(600);
                if (block == 8) dying.Die();
            }, CancellationToken.None)).Message);
        }

        using (SqliteRunStore store = folder.Open())
        using (var stop = new CancellationTokenSource())
        {
            Assert.ThrowsAny<OperationCanceledException>(() => Run(store, (block, _, _) =>
            {
                if (block == 2) throw new DeviceFailureException(DeviceFault.Lost, "it was lost");
                if (block == 5) stop.Cancel();
            }, stop.Token));
        }

        using SqliteRunStore last = folder.Open();
        SimulationResult result = Run(last, (block, _, _) =>
        {
            if (block == 2) throw new DeviceFailureException(DeviceFault.OutOfMemory, "no room");
        }, TestContext.Current.CancellationToken);
        Assert.Collection(
            result.Notices,
            notice => Assert.Equal("gpu failed and is started again: it hung", notice),
            notice => Assert.StartsWith("going on behind ", notice, StringComparison.Ordinal),
            notice => Assert.Equal("gpu failed and is started again: it was lost", notice),
            notice => Assert.StartsWith("going on behind ", notice, StringComparison.Ordinal),
            notice => Assert.StartsWith("gpu is quarantined: no room", notice, StringComparison.Ordinal),
            notice => Assert.Equal("no accelerator is left; the CPU goes on", notice));
        Assert.Equal([("gpu", 2, "no room"), (cpu.Name, 0, null)], result.Devices.Select(device => (device.Name, device.Restarts, device.Quarantine)));
        Assert.Equal(Blocks, result.Devices.Sum(device => device.Blocks));
        Assert.InRange(result.Devices[0].Blocks, 6, Blocks - 1);
        Assert.Equal(new SimulationRunner(cpu).Run(Plan, TestContext.Current.CancellationToken).Fingerprint, result.Fingerprint);

        SimulationResult found = new SimulationRunner(BackendPool.Only(cpu), last, new RunLineage("", [])).Run(Plan, TestContext.Current.CancellationToken);
        Assert.True(found.FromStore);
        Assert.Equal(result.Notices, found.Notices);
        Assert.Equal(result.Devices, found.Devices);
    }

    [Fact]
    public void Blocks_that_were_dropped_do_not_count_and_the_device_that_made_them_is_still_told()
    {
        using SqliteRunStore store = folder.Open();

        // Wrong from its second block on, then lost, so that the block after that is checked and found.
        SimulationResult result = Run(store, (block, tallies, _) =>
        {
            if (block == 3) throw new DeviceFailureException(DeviceFault.Lost, "it was lost");
            if (block > 0) tallies[0]++;
        }, TestContext.Current.CancellationToken);
        DeviceReport device = result.Devices[0];
        Assert.Equal(("gpu", 0L, 0L, 1), (device.Name, device.Blocks, device.CheckedBlocks, device.Restarts));
        Assert.Contains("differs from the CPU's", device.Quarantine, StringComparison.Ordinal);
        Assert.True(device.BusySeconds > 0);
        Assert.Equal(Blocks, result.Devices.Sum(other => other.Blocks));
    }

    private SimulationResult Run(IRunStore store, UnreliableBackend.Disturbance disturb, CancellationToken cancellation)
    {
        using var device = new UnreliableBackend("gpu", 1, disturb);
        return new SimulationRunner(BackendPool.WithFallback([device], cpu), store, new RunLineage("", [])).Run(Plan, cancellation);
    }
}

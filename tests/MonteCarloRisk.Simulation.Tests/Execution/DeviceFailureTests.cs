using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Tests.Execution;

/// <summary>Whatever a device does, the run ends with the bits of the undisturbed one.</summary>
public sealed class DeviceFailureTests
{
    private const int Blocks = 24;
    private static readonly SimulationPlan Plan = OneStepPlan.Create((Blocks * SimulationPlan.BlockPaths) - 5);
    private static readonly string Undisturbed = new SimulationRunner(new CpuBackend(CpuBackend.WidestAccelerated, 1)).Run(Plan).Fingerprint;

    [Fact]
    public void A_sound_device_shares_the_blocks_with_the_CPU_and_is_checked()
    {
        (SimulationResult result, Notices notices) = Run(shares: true, (_, _, _) => { });
        Assert.Empty(notices.Messages);
        Assert.Equal(Blocks, result.Devices.Sum(device => device.Blocks));
        Assert.All(result.Devices.Where(device => device.Name.StartsWith("gpu", StringComparison.Ordinal) && device.Blocks > 0), device => Assert.True(device.CheckedBlocks > 0));
    }

    [Theory]
    [InlineData(DeviceFault.Lost)]
    [InlineData(DeviceFault.Hung)]
    [InlineData(DeviceFault.LaunchFailed)]
    public void A_device_that_fails_now_and_then_is_started_again(DeviceFault fault)
    {
        (SimulationResult result, Notices notices) = Run(shares: false, (block, _, _) =>
        {
            if (block is 3 or 7) throw new DeviceFailureException(fault, "struck");
        });
        Assert.Equal(2, notices.Messages.Count(message => message.Contains("started again", StringComparison.Ordinal)));
        Assert.Equal((2, null, Blocks), (result.Devices[0].Restarts, result.Devices[0].Quarantine, result.Devices[0].Blocks));
    }

    [Theory]
    [InlineData(DeviceFault.Lost, 2)]
    [InlineData(DeviceFault.OutOfMemory, 0)]
    [InlineData(DeviceFault.Garbled, 0)]
    public void A_device_that_keeps_failing_is_quarantined_and_the_CPU_takes_over(DeviceFault fault, int restarts)
    {
        (SimulationResult result, Notices notices) = Run(shares: false, (block, _, _) =>
        {
            if (block >= 2) throw new DeviceFailureException(fault, $"struck at {block}");
        });
        Assert.Equal(restarts, result.Devices[0].Restarts);
        Assert.StartsWith("struck at", result.Devices[0].Quarantine, StringComparison.Ordinal);

        // A block that was right but came in behind the quarantine does not count.
        Assert.InRange(result.Devices[0].Blocks, 0, 2);
        Assert.Equal(Blocks, result.Devices.Sum(device => device.Blocks));
        Assert.Contains("no accelerator is left; the CPU goes on", notices.Messages);
        Assert.Contains(result.Devices[1].Name, result.Backend, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_bit_in_the_first_block_is_found_before_it_counts()
    {
        (SimulationResult result, Notices notices) = Run(shares: false, (_, tallies, _) => tallies[0] ^= 1);
        Assert.Equal(0, result.Devices[0].Blocks);
        Assert.Contains("differs from the CPU's", result.Devices[0].Quarantine, StringComparison.Ordinal);
        Assert.DoesNotContain(notices.Messages, message => message.Contains("begins again", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_devices_of_which_one_computes_wrongly_end_with_the_right_bits()
    {
        using var hasStruck = new ManualResetEventSlim();
        (SimulationResult result, _) = Run(shares: false, (_, _, cancellation) => hasStruck.Wait(cancellation), (_, tallies, _) =>
        {
            tallies[0]++;
            hasStruck.Set();
        });
        Assert.Equal((Blocks, 0), (result.Devices[0].Blocks, result.Devices[1].Blocks));
    }

    [Fact]
    public void A_device_that_hangs_holds_nobody_up_since_others_do_its_block()
    {
        (SimulationResult result, _) = Run(shares: true, (block, _, cancellation) =>
        {
            if (block == 1) cancellation.WaitHandle.WaitOne();
            cancellation.ThrowIfCancellationRequested();
        });
        Assert.Equal(Blocks, result.Devices.Sum(device => device.Blocks));
    }

    [Fact]
    public void Without_a_CPU_to_take_over_the_failure_is_the_runs()
    {
        using var device = new UnreliableBackend("gpu", 1, (_, _, _) => throw new DeviceFailureException(DeviceFault.Lost, "struck"));
        Assert.Equal("struck", Assert.Throws<DeviceFailureException>(() => new SimulationRunner(device).Run(Plan)).Message);
    }

    [Fact]
    public void A_failure_of_the_CPU_itself_is_the_runs_and_other_threads_stop()
    {
        using var device = new UnreliableBackend("cpu", 4, (block, _, _) =>
        {
            if (block == 5) throw new InvalidOperationException("a fault of our own");
        });
        Assert.Equal("a fault of our own", Assert.Throws<InvalidOperationException>(() => new SimulationRunner(device).Run(OneStepPlan.Create(1L << 40))).Message);
    }

    private static (SimulationResult Result, Notices Notices) Run(bool shares, params UnreliableBackend.Disturbance[] disturbances)
    {
        var notices = new Notices();
        UnreliableBackend[] devices = [.. disturbances.Select((disturb, i) => new UnreliableBackend($"gpu {i}", 2, disturb))];
        using var cpu = new CpuBackend(CpuBackend.WidestAccelerated, 2);
        SimulationResult result = new SimulationRunner(shares ? BackendPool.Shared(devices, cpu) : BackendPool.WithFallback(devices, cpu), notices).Run(Plan);
        Assert.Equal(Undisturbed, result.Fingerprint);
        return (result, notices);
    }
}

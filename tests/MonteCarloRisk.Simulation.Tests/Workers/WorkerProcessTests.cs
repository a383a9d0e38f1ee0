using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.FaultyWorker;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Simulation.Tests.Execution;
using MonteCarloRisk.Testing;
using MonteCarloRisk.Simulation.Workers;

namespace MonteCarloRisk.Simulation.Tests.Workers;

/// <summary>Workers in processes of their own, which are waited for by the world's clock.</summary>
[Collection(TimedAlone.Name)]
public sealed class WorkerProcessTests
{
    private const int Blocks = 12;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);
    private static readonly WorkerPatience Short = new(Soon, Soon, TimeSpan.FromSeconds(4), 20);
    private static readonly WorkerProgram Program = WorkerProgram.Named("MonteCarloRisk.FaultyWorker");
    private static readonly SimulationPlan Plan = SamplePlan.Create("margin", Precision.Single, (Blocks * SimulationPlan.BlockPaths) - 5).Plan;
    private static readonly string Undisturbed = new SimulationRunner(CpuBackend.Widest()).Run(Plan).Fingerprint;

    private readonly ConcurrentQueue<WorkerProcess> started = new();

    [Theory]
    [InlineData(FaultKind.Throw, 1, null)]
    [InlineData(FaultKind.Hang, 1, null)]
    [InlineData(FaultKind.Exit, 1, null)]
    [InlineData(FaultKind.Kill, 1, null)]
    [InlineData(FaultKind.Truncate, 1, null)]
    [InlineData(FaultKind.Garbage, 0, "its worker sent")]
    [InlineData(FaultKind.OutOfMemory, 0, "InsufficientMemoryException: the device is full")]
    public void A_process_that_fails_leaves_the_bits_of_the_undisturbed_run(FaultKind kind, int restarts, string? quarantine)
    {
        using (WorkerBackend backend = Open(new WorkerFault(0, 2, kind)))
        {
            SimulationResult result = new SimulationRunner(BackendPool.WithFallback([backend], new CpuBackend(CpuBackend.WidestAccelerated, 1))).Run(Plan);
            Assert.Equal(Undisturbed, result.Fingerprint);
            DeviceReport device = result.Devices[0];
            Assert.Equal((restarts, 1 + restarts), (device.Restarts, started.Count));
            if (quarantine is null) Assert.Null(device.Quarantine);
            else Assert.StartsWith(quarantine, device.Quarantine, StringComparison.Ordinal);
        }

        AssertAllEnded();
    }

    [Fact]
    public void A_worker_that_is_killed_from_outside_is_lost_and_replaced()
    {
        using (WorkerBackend backend = Open(new WorkerFault(0, 0, FaultKind.Hang)))
        {
            Assert.True(started.TryPeek(out WorkerProcess? first));
            using (Process process = Process.GetProcessById(first.Id)) process.Kill();
            var failure = Assert.Throws<DeviceFailureException>(() =>
            {
                using IBlockRunner runner = Plan.PrepareOn(backend);
                runner.Run(Plan.Block(0), new long[Plan.Tallies], CancellationToken.None);
            });
            Assert.Equal((DeviceFault.Lost, "its worker ended with exit code 137"), (failure.Fault, failure.Message));
            backend.Restart(failure);
            Assert.Equal(Undisturbed, new SimulationRunner(backend).Run(Plan).Fingerprint);
            Assert.Equal(2, started.Count);
        }

        AssertAllEnded();
    }

    [Fact]
    public void What_a_worker_says_last_is_told()
    {
        using var backend = new WorkerBackend("broken:0", () => new WorkerProcess(Program.With("no fault")), WorkerPatience.Usual);
        using IBlockRunner runner = Plan.PrepareOn(backend);
        var failure = Assert.Throws<DeviceFailureException>(() => runner.Run(Plan.Block(0), new long[Plan.Tallies], CancellationToken.None));
        Assert.StartsWith("its worker ended with exit code ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("\"no fault\" is no fault", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_is_not_there_is_a_failed_launch()
    {
        using var backend = new WorkerBackend(new DeviceAddress(DeviceAddress.Simulator, 0), new WorkerProgram("there-is-no-such-program", []));
        var failure = Assert.Throws<DeviceFailureException>(() => Plan.PrepareOn(backend));
        Assert.Equal(DeviceFault.LaunchFailed, failure.Fault);
    }

    [Theory]
    [InlineData("Hang@0")]
    [InlineData("Hang@-1")]
    public void A_worker_that_hangs_ends_with_the_process_that_asked(string fault)
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using Process parent = Program.With("parent", file, fault).Start();
        try
        {
            Assert.True(SpinWait.SpinUntil(() => File.Exists(file), Soon));
            using Process worker = Process.GetProcessById(int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture));
            Assert.False(worker.HasExited);
            parent.Kill();
            Assert.True(worker.WaitForExit(Soon));
        }
        finally
        {
            parent.Kill();
            parent.WaitForExit();
            File.Delete(file);
        }
    }

    private WorkerBackend Open(params WorkerFault[] faults) => new(
        "faulty:0",
        () =>
        {
            int start = started.Count;
            var process = new WorkerProcess(Program.With(faults.Where(fault => fault.Start == start).Select(fault => fault.Argument)));
            started.Enqueue(process);
            return process;
        },
        faults.Any(fault => fault.Kind == FaultKind.Hang) ? Short : WorkerPatience.Usual);

    // A process that was waited for has no entry any more; one that was not would be found.
    private void AssertAllEnded() => Assert.All(started, process => Assert.Throws<ArgumentException>(() => Process.GetProcessById(process.Id)));
}

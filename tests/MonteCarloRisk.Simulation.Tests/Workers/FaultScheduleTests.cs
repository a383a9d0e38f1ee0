using System.Diagnostics;
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

/// <summary>Whatever workers do, a run ends with the bits of the undisturbed one.</summary>
public sealed class FaultScheduleTests
{
    private const int Blocks = 12;
    private static readonly SimulationPlan Plan = SamplePlan.Create("basket 1", Precision.Single, (Blocks * SimulationPlan.BlockPaths) - 5).Plan;
    private static readonly string Undisturbed = new SimulationRunner(CpuBackend.Widest()).Run(Plan).Fingerprint;

    /// <summary>Faults after which a worker is started again.</summary>
    public static TheoryData<FaultKind> Passing => [FaultKind.Throw, FaultKind.Hang, FaultKind.Truncate, FaultKind.Exit, FaultKind.Kill];

    /// <summary>Faults after which a device is trusted no more.</summary>
    public static TheoryData<FaultKind> Final => [FaultKind.OutOfMemory, FaultKind.Garbage, FaultKind.Corrupt, FaultKind.Repeat];

    [Fact]
    public void A_sound_worker_does_all_the_blocks()
    {
        var workers = new FaultyWorkers();
        DeviceReport device = Run(workers);
        Assert.Equal((Blocks, 0, null), (device.Blocks, device.Restarts, device.Quarantine));
        Assert.Single(workers.Started);
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public void A_worker_that_fails_once_is_replaced(FaultKind kind)
    {
        var workers = new FaultyWorkers(new WorkerFault(0, 3, kind));
        DeviceReport device = Run(workers);
        Assert.Null(device.Quarantine);
        Assert.True(device.Restarts >= 1);
        Assert.Equal(1 + device.Restarts, workers.Started.Count);
        Assert.All(workers.Started, worker => Assert.True(worker.IsKilled));
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public void A_worker_that_fails_at_its_first_block_is_replaced(FaultKind kind) => Assert.Null(Run(new FaultyWorkers(new WorkerFault(0, 0, kind))).Quarantine);

    [Theory]
    [MemberData(nameof(Passing))]
    public void A_worker_that_keeps_failing_is_quarantined(FaultKind kind)
    {
        var workers = new FaultyWorkers([.. Enumerable.Range(0, 3).Select(start => new WorkerFault(start, 0, kind))]);
        DeviceReport device = Run(workers);
        Assert.NotNull(device.Quarantine);
        Assert.Equal((2, 3), (device.Restarts, workers.Started.Count));
    }

    [Theory]
    [MemberData(nameof(Final))]
    public void A_worker_that_cannot_be_trusted_is_quarantined_at_once(FaultKind kind)
    {
        var workers = new FaultyWorkers(new WorkerFault(0, 3, kind));
        DeviceReport device = Run(workers);
        Assert.NotNull(device.Quarantine);
        Assert.Equal((0, 1), (device.Restarts, workers.Started.Count));
    }

    [Fact]
    public void A_worker_that_begins_with_a_wrong_bit_is_quarantined()
    {
        DeviceReport device = Run(new FaultyWorkers(new WorkerFault(0, 0, FaultKind.WrongBit)) { Concurrency = 1 });
        Assert.Equal(("faulty:0", 0, "its block 0 differs from the CPU's"), (device.Name.Split(' ')[0], device.Blocks, device.Quarantine));
    }

    [Theory]
    [InlineData(FaultKind.Throw)]
    [InlineData(FaultKind.OutOfMemory)]
    [InlineData(FaultKind.Garbage)]
    [InlineData(FaultKind.Exit)]
    [InlineData(FaultKind.Hang)]
    public void A_device_that_opens_only_the_second_time_is_used(FaultKind kind)
    {
        var workers = new FaultyWorkers(new WorkerFault(0, WorkerFault.AtOpening, kind));
        DeviceReport device = Run(workers);
        Assert.Equal(("faulty:0", Blocks), (device.Name, device.Blocks));
    }

    [Fact]
    public void A_device_that_never_opens_is_quarantined_with_what_it_says()
    {
        DeviceReport device = Run(new FaultyWorkers([.. Enumerable.Range(0, 5).Select(start => new WorkerFault(start, WorkerFault.AtOpening, FaultKind.Throw))]));
        Assert.Equal((0, 2, "InvalidOperationException: the kernel was not launched"), (device.Blocks, device.Restarts, device.Quarantine));
    }

    [Fact]
    public void A_failure_that_is_still_to_be_told_starts_no_worker()
    {
        var workers = new FaultyWorkers(new WorkerFault(0, 0, FaultKind.OutOfMemory));
        using var backend = new LateToldBackend(workers.Open());
        DeviceReport device = Run(backend);
        Assert.NotNull(device.Quarantine);
        Assert.Equal((0, 1), (device.Restarts, workers.Started.Count));
    }

    [Fact]
    public void A_failed_worker_is_replaced_once_its_failure_has_been_counted()
    {
        var workers = new FaultyWorkers(new WorkerFault(0, 0, FaultKind.Throw));
        using WorkerBackend backend = workers.Open();
        DeviceFailureException? failure;
        using (IBlockRunner failing = Plan.PrepareOn(backend)) failure = Failure(failing, 0);
        Assert.NotNull(failure);
        Assert.Same(failure, Assert.Throws<DeviceFailureException>(() => Plan.PrepareOn(backend)));
        backend.Restart(new DeviceFailureException(failure.Fault, failure.Message));
        Assert.Same(failure, Assert.Throws<DeviceFailureException>(() => Plan.PrepareOn(backend)));
        Assert.Single(workers.Started);
        backend.Restart(failure);
        using IBlockRunner sound = Plan.PrepareOn(backend);

        // A thread that counts it later does not end the second worker.
        backend.Restart(failure);
        Assert.Null(Failure(sound, 0));
        Assert.Equal(2, workers.Started.Count);
    }

    [Fact]
    public async Task Runners_of_one_worker_share_one_failure()
    {
        var workers = new FaultyWorkers(new WorkerFault(0, 0, FaultKind.Hang), new WorkerFault(0, 1, FaultKind.Kill)) { Clock = null };
        using WorkerBackend backend = workers.Open();
        using IBlockRunner hanging = Plan.PrepareOn(backend);
        using IBlockRunner killed = Plan.PrepareOn(backend);
        Task<DeviceFailureException?> first = Task.Run(() => Failure(hanging, 0));
        workers.Started[0].Hangs.Wait();
        DeviceFailureException? second = Failure(killed, 1);
        Assert.NotNull(second);
        Assert.Same(second, await first);
        Assert.Equal((DeviceFault.Lost, "its worker is gone"), (second.Fault, second.Message));
    }

    [Fact]
    public void A_cancelled_block_is_not_waited_for()
    {
        var workers = new FaultyWorkers(new WorkerFault(0, 0, FaultKind.Hang)) { Clock = null };
        using WorkerBackend backend = workers.Open();
        using IBlockRunner runner = Plan.PrepareOn(backend);
        using var cancellation = new CancellationTokenSource();
        Task run = Task.Run(() => runner.Run(Plan.Block(0), new long[Plan.Tallies], cancellation.Token));
        workers.Started[0].Hangs.Wait();
        var watch = Stopwatch.StartNew();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => run.GetAwaiter().GetResult());
        // The worker's block is waited for for minutes.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, WorkerPatience.Usual.First / 2);
    }

    [Fact]
    public void The_late_answer_to_a_cancelled_block_is_dropped()
    {
        using var mayAnswer = new ManualResetEventSlim();
        using var asked = new ManualResetEventSlim();
        using var channel = new AskedChannel(question =>
        {
            if (question is not WorkerMessage.Run run) return question is WorkerMessage.Prepare prepare ? new WorkerMessage.Prepared(prepare.Runner) : null;
            asked.Set();
            mayAnswer.Wait();
            return new WorkerMessage.Result(run.Runner, run.Block, Array.Empty<byte>());
        });
        using var backend = new WorkerBackend("asked:0", () => channel, WorkerPatience.Usual);
        using IBlockRunner runner = Plan.PrepareOn(backend);
        using var cancellation = new CancellationTokenSource();
        Task run = Task.Run(() => runner.Run(Plan.Block(0), new long[Plan.Tallies], cancellation.Token));
        asked.Wait();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => run.GetAwaiter().GetResult());
        mayAnswer.Set();
        runner.Run(Plan.Block(1), new long[Plan.Tallies], CancellationToken.None);
        Assert.False(channel.IsKilled);
    }

    [Fact]
    public void A_worker_serves_one_plan_after_another()
    {
        var workers = new FaultyWorkers();
        using WorkerBackend backend = workers.Open();
        foreach (string name in SamplePlan.Names)
        {
            SamplePlan plan = SamplePlan.Create(name, Precision.Double, SamplePlan.Paths);
            using CpuBackend cpu = CpuBackend.Widest();
            Assert.Equal(plan.Run(cpu).Fingerprint, plan.Run(backend).Fingerprint);
        }

        Assert.Single(workers.Started);
    }

    [Fact]
    public void The_time_for_a_block_grows_with_the_longest()
    {
        var patience = new WorkerPatience(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(30), 50);
        Assert.Equal(patience.First, patience.ForBlock(TimeSpan.Zero));
        Assert.Equal(patience.Least, patience.ForBlock(TimeSpan.FromMilliseconds(1)));
        Assert.Equal(TimeSpan.FromSeconds(100), patience.ForBlock(TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void A_result_says_what_was_told_of_its_run_also_when_it_is_read_again()
    {
        using WorkerBackend backend = new FaultyWorkers(new WorkerFault(0, 3, FaultKind.OutOfMemory)).Open();
        using var kept = new KeptRun(Checkpoint.Start);
        using var cpu = new CpuBackend(CpuBackend.WidestAccelerated, 1);
        var runner = new SimulationRunner(BackendPool.WithFallback([backend], cpu), kept, new RunLineage("", []));
        SimulationResult first = runner.Run(Plan, TestContext.Current.CancellationToken);
        SimulationResult again = runner.Run(Plan, TestContext.Current.CancellationToken);
        Assert.Equal([$"{backend.Name} is quarantined: InsufficientMemoryException: the device is full; its blocks are done again elsewhere", "no accelerator is left; the CPU goes on"], first.Notices);
        Assert.Equal((true, RunKey.Of(Plan)), (again.FromStore, again.Key));
        Assert.Equal(first.Notices, again.Notices);
        Assert.Equal(Blocks, first.Devices.Sum(device => device.Blocks));
    }

    private static DeviceReport Run(FaultyWorkers workers)
    {
        using WorkerBackend backend = workers.Open();
        return Run(backend);
    }

    private static DeviceReport Run(IBackend backend)
    {
        SimulationResult result = new SimulationRunner(BackendPool.WithFallback([backend], new CpuBackend(CpuBackend.WidestAccelerated, 1))).Run(Plan);
        Assert.Equal(Undisturbed, result.Fingerprint);
        return result.Devices[0];
    }

    private static DeviceFailureException? Failure(IBlockRunner runner, long block)
    {
        try
        {
            runner.Run(Plan.Block(block), new long[Plan.Tallies], CancellationToken.None);
            return null;
        }
        catch (DeviceFailureException failure)
        {
            return failure;
        }
    }
}

using System.Diagnostics;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Simulation.Tests.Execution;

[Collection(TimedAlone.Name)]
public sealed class CancellationTests
{
    [Fact]
    public void A_run_that_is_cancelled_ends_within_a_second()
    {
        using var source = new CancellationTokenSource();
        using var backend = new CpuBackend(CpuBackend.WidestAccelerated, 2);
        source.CancelAfter(TimeSpan.FromMilliseconds(100));
        long start = Stopwatch.GetTimestamp();
        Assert.ThrowsAny<OperationCanceledException>(() => new SimulationRunner(backend).Run(OneStepPlan.Create(1L << 45), source.Token));
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(1.1));
    }

    [Fact]
    public void A_block_is_left_in_its_middle()
    {
        using var backend = new CpuBackend(LaneWidth.Scalar, 1);
        using IBlockRunner runner = OneStepPlan.Create(1 << 15).PrepareOn(backend);
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => runner.Run(OneStepPlan.Create(1 << 15).Block(0), new long[64], source.Token));
    }

    [Fact]
    public void Progress_shows_the_running_estimate_and_ends_with_the_last_path()
    {
        var notices = new Notices();
        using var backend = new CpuBackend(CpuBackend.WidestAccelerated, 2);
        SimulationResult result = new SimulationRunner(BackendPool.Only(backend), notices).Run(OneStepPlan.Create(50_000_000), TestContext.Current.CancellationToken);
        SimulationProgress last = notices.Progress[^1];
        Assert.Equal((50_000_000, "price"), (last.PathsDone, last.Label));
        Assert.Equal(result.Tallies.Sum(0) / 50_000_000, last.Estimate!.Value);
        Assert.Equal(notices.Progress.Select(progress => progress.PathsDone).Order(), notices.Progress.Select(progress => progress.PathsDone));
    }
}

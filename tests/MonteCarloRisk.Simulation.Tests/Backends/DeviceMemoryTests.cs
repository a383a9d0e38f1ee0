using System.Reflection;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Arithmetic;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Simulation.Tests.Backends;

/// <summary>What a device's memory and arithmetic have to do with its results: nothing, or an error.</summary>
public sealed class DeviceMemoryTests
{
    private const long Paths = 2_500;

    [Theory]
    [InlineData(1024)]
    [InlineData(2048)]
    [InlineData(4096)]
    public void Every_launch_size_gives_the_fingerprint_of_the_processor(int launchPaths)
    {
        SamplePlan plan = SamplePlan.Create("first passage 5", Precision.Single, Paths);
        using var processor = new CpuBackend(LaneWidth.Scalar, 1);
        using AcceleratorBackend simulator = AcceleratorBackend.Simulator(shape => shape with { LaunchPaths = launchPaths });
        Assert.Equal(plan.Run(processor).Fingerprint, plan.Run(simulator).Fingerprint);
    }

    [Fact]
    public void A_runner_makes_do_with_what_others_left_until_nothing_is_left()
    {
        // Launches of 4096, 2048 and 1024 paths fit in turn, each beside the ones before it; a second one of 1024 does not.
        SamplePlan plan = SamplePlan.Create("first passage 5", Precision.Single, Paths);
        using AcceleratorBackend simulator = AcceleratorBackend.Simulator(shape => shape with { Memory = 737_000 });
        var runners = new List<IBlockRunner>();
        DeviceOutOfMemoryException? fault = null;
        while (fault is null)
        {
            try
            {
                runners.Add(plan.Plan.PrepareOn(simulator));
            }
            catch (DeviceOutOfMemoryException caught)
            {
                fault = caught;
            }
        }

        Assert.Equal(3, runners.Count);
        long[] first = plan.Run(runners[0], 0);
        Assert.All(runners, runner => Assert.Equal(first, plan.Run(runner, 0)));
        runners.ForEach(runner => runner.Dispose());
        using IBlockRunner again = plan.Plan.PrepareOn(simulator);
        Assert.Equal(first, plan.Run(again, 0));
    }

    [Fact]
    public void Too_little_memory_for_the_smallest_launch_is_an_error_of_its_own()
    {
        SamplePlan plan = SamplePlan.Create("margin", Precision.Double, Paths);
        using AcceleratorBackend simulator = AcceleratorBackend.Simulator(shape => shape with { Memory = 10_000 });
        Assert.Throws<DeviceOutOfMemoryException>(() => plan.Plan.PrepareOn(simulator));
    }

    [Fact]
    public void A_launch_that_finds_no_memory_is_tried_with_half_its_paths()
    {
        SamplePlan plan = SamplePlan.Create("first passage 5", Precision.Single, 5 * Paths);
        using var processor = new CpuBackend(LaneWidth.Scalar, 1);
        var launched = new List<int>();
        using AcceleratorBackend simulator = AcceleratorBackend.Simulator(shape => shape with { LaunchPaths = 8192 }, paths =>
        {
            launched.Add(paths);

            // A later launch of a block, so that what the ones before it counted must be dropped.
            if (paths > 1024 && launched.Count > 1) throw new InsufficientMemoryException("the device is full");
        });
        Assert.Equal(plan.Run(processor).Fingerprint, plan.Run(simulator).Fingerprint);
        Assert.Equal([8192, 4308, 4096, 2048, 1024], launched.Take(5));
    }

    [Fact]
    public void A_launch_that_finds_no_memory_even_for_the_fewest_paths_is_an_error_of_its_own()
    {
        SamplePlan plan = SamplePlan.Create("first passage 5", Precision.Single, Paths);
        var failure = new TargetInvocationException(new InsufficientMemoryException("the host is full"));
        using AcceleratorBackend simulator = AcceleratorBackend.Simulator(shape => shape, _ => throw failure);
        using IBlockRunner runner = plan.Plan.PrepareOn(simulator);
        DeviceOutOfMemoryException fault = Assert.Throws<DeviceOutOfMemoryException>(() => plan.Run(runner, 0));
        Assert.Same(failure, fault.InnerException);
        Assert.Equal(DeviceFault.OutOfMemory, DeviceFaults.Of(fault));
    }

    [Theory]
    [InlineData(typeof(OutOfMemoryException), DeviceFault.OutOfMemory)]
    [InlineData(typeof(InsufficientMemoryException), DeviceFault.OutOfMemory)]
    [InlineData(typeof(InvalidOperationException), DeviceFault.LaunchFailed)]
    public void What_a_driver_throws_is_told_also_where_it_is_wrapped(Type thrown, DeviceFault fault)
    {
        var bare = (Exception)Activator.CreateInstance(thrown)!;
        Assert.Equal(fault, DeviceFaults.Of(bare));
        Assert.Equal(fault, DeviceFaults.Of(new TargetInvocationException(bare)));
        Assert.Equal(fault, DeviceFaults.Of(new AggregateException(bare)));
    }

    [Fact]
    public void A_GPU_has_blocks_in_flight_for_all_its_threads_and_one_more()
    {
        Assert.Equal(10, DeviceShape.OfGpu(132, 2048, 80L << 30).Concurrency);
        Assert.Equal(2, DeviceShape.OfGpu(132, 2048, 512L << 20).Concurrency);
        Assert.Equal(32, DeviceShape.OfGpu(10_000, 2048, 80L << 30).Concurrency);
    }

    [Fact]
    public void Few_tallies_have_a_copy_for_each_thread_of_a_warp_and_many_have_one()
    {
        DeviceShape shape = DeviceShape.OfGpu(132, 2048, 80L << 30);
        Assert.Equal(new LaunchLayout(1 << 15, 5), LaunchLayout.Of(shape, shape.Memory, slots: 20, sizeof(float), tallies: 26, paths: 1 << 20));
        Assert.Equal(new LaunchLayout(1 << 15, 0), LaunchLayout.Of(shape, shape.Memory, slots: 20, sizeof(float), tallies: 1_600_000, paths: 1 << 20));
    }

    [Fact]
    public void Flushed_subnormals_and_wrong_rounding_are_told_apart()
    {
        ArithmeticTrial trial = ArithmeticProbe.Trials().ElementAt(1);
        ArithmeticOutcome outcome = ArithmeticOutcome.Of(trial);
        Assert.Null(ArithmeticProbe.Fault(trial, outcome));
        ArithmeticOutcome flushed = outcome;
        flushed.SingleProduct = 0;
        Assert.Contains("subnormal", ArithmeticProbe.Fault(trial, flushed), StringComparison.Ordinal);
        ArithmeticOutcome rounded = outcome;
        rounded.DoubleQuotient = Math.BitIncrement(outcome.DoubleQuotient);
        Assert.Contains("round", ArithmeticProbe.Fault(trial, rounded), StringComparison.Ordinal);
    }
}

using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Simulation.Tests.Execution;

public sealed class RecordedRunTests
{
    [Fact]
    public void Every_block_is_recorded_once_in_order_and_the_last_checkpoint_is_the_whole()
    {
        SimulationPlan plan = OneStepPlan.Create(100 * SimulationPlan.BlockPaths);
        using var run = new KeptRun(Checkpoint.Start);
        SimulationResult result = Run(plan, run);
        Assert.Equal(Enumerable.Range(0, 100).Select(index => (long)index), run.Recorded.Select(block => block.Index));
        Assert.Equal(100, run.Checkpoint.Blocks);
        Assert.Equal((result.Fingerprint, result.PlanHash), (run.Outcome!.Fingerprint, run.Outcome.PlanHash));
        Assert.Equal(run.Checkpoint.Tallies.ToArray(), run.Outcome.Tallies.ToArray());
    }

    [Fact]
    public void A_run_goes_on_behind_its_checkpoint_and_ends_with_the_bits_of_one_that_was_never_interrupted()
    {
        SimulationPlan plan = OneStepPlan.Create(50 * SimulationPlan.BlockPaths);
        using var first = new KeptRun(Checkpoint.Start);
        Run(plan.WithPaths(20 * SimulationPlan.BlockPaths), first);
        using var second = new KeptRun(first.Checkpoint);
        SimulationResult resumed = Run(plan, second);
        Assert.Equal(Run(plan, new KeptRun(Checkpoint.Start)).Fingerprint, resumed.Fingerprint);
        Assert.Equal(20, second.Recorded[0].Index);
    }

    [Fact]
    public void A_finished_run_is_read_and_not_run_again()
    {
        SimulationPlan plan = OneStepPlan.Create(3 * SimulationPlan.BlockPaths);
        using var run = new KeptRun(Checkpoint.Start);
        SimulationResult first = Run(plan, run);
        run.Recorded.Clear();
        SimulationResult again = Run(plan, run);
        Assert.Equal((true, first.Fingerprint), (again.FromStore, again.Fingerprint));
        Assert.Empty(run.Recorded);
    }

    [Fact]
    public void A_stored_result_that_does_not_have_its_own_fingerprint_is_refused()
    {
        SimulationPlan plan = OneStepPlan.Create(3 * SimulationPlan.BlockPaths);
        using var run = new KeptRun(Checkpoint.Start);
        Run(plan, run);
        run.Finish(run.Outcome! with { Fingerprint = run.Outcome.Fingerprint.Replace('a', 'b').Replace('0', '1') });
        Assert.Contains("damaged", Assert.Throws<RunStoreException>(() => Run(plan, run)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_device_gave_to_an_earlier_part_of_the_run_is_dropped_where_it_turns_out_wrong()
    {
        SimulationPlan plan = OneStepPlan.Create(30 * SimulationPlan.BlockPaths);
        using var first = new KeptRun(Checkpoint.Start);
        Run(plan.WithPaths(10 * SimulationPlan.BlockPaths), first);
        using var second = new KeptRun(first.Checkpoint) { EarlierDevices = ["gpu"] };
        using var wrong = new UnreliableBackend("gpu", 1, (_, tallies, _) => tallies[0]++);
        using var cpu = new CpuBackend(CpuBackend.WidestAccelerated, 1);
        var notices = new Notices();
        SimulationResult result = new SimulationRunner(BackendPool.Shared([wrong], cpu), second, new RunLineage("", []), notices).Run(plan, TestContext.Current.CancellationToken);
        Assert.Equal(Run(plan, new KeptRun(Checkpoint.Start)).Fingerprint, result.Fingerprint);
        Assert.Single(second.Restarts);
        Assert.Equal(0, second.Recorded[0].Index);
        Assert.Contains(notices.Messages, message => message.Contains("begins again", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void Path_indices_beyond_31_and_32_bits_are_the_same_on_every_lane_and_merge_as_any_other(int bits)
    {
        long boundary = (1L << bits) / SimulationPlan.BlockPaths;
        SimulationPlan plan = OneStepPlan.Create((boundary + 2) * SimulationPlan.BlockPaths);
        var expected = new MergedTallies(plan.Tallies, plan.ExactSums);
        using var scalar = new CpuBackend(LaneWidth.Scalar, 1);
        using IBlockRunner reference = plan.PrepareOn(scalar);
        long[] tallies = new long[plan.Tallies];
        var hashes = new HashSet<string>();
        foreach (long index in new[] { 0, 1, boundary - 2, boundary - 1, boundary, boundary + 1 })
        {
            reference.Run(plan.Block(index), tallies, TestContext.Current.CancellationToken);
            using BlockResult block = BlockResult.Of(tallies, plan.ExactSums, new System.Buffers.ArrayBufferWriter<byte>());
            Assert.True(hashes.Add(Convert.ToHexString(block.Hash)), "a counter that wraps gives the same block again");
            if (index >= boundary - 2) expected.Add(block.Encoded);
        }

        using var run = new KeptRun(new Checkpoint(boundary - 2, ReadOnlyMemory<byte>.Empty));
        Assert.Equal(expected.Encode(), Run(plan, run).Tallies.Encode());
    }

    private static SimulationResult Run(SimulationPlan plan, KeptRun run)
    {
        using var backend = new CpuBackend(CpuBackend.WidestAccelerated, 2);
        return new SimulationRunner(BackendPool.Only(backend), run, new RunLineage("", [])).Run(plan, TestContext.Current.CancellationToken);
    }
}

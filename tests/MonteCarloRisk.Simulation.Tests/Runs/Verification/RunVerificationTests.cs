using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Simulation.Tests.Runs.Verification;

public sealed class RunVerificationTests : IDisposable
{
    private const long Paths = (5 * SimulationPlan.BlockPaths) + 77;

    private readonly CpuBackend cpu = CpuBackend.Widest();

    public void Dispose() => cpu.Dispose();

    [Fact]
    public void A_sound_run_is_equal_in_every_block_and_in_its_sum()
    {
        using KeptRun kept = KeptRun.Finished(Paths);

        VerifiedRun verified = Verify(kept, BlockSelection.All);

        Assert.True(verified.IsEqual, string.Join("; ", verified.Faults));
        Assert.Equal((kept.Key, 6, 6), (verified.Key, verified.Recorded, verified.Checked));
    }

    [Fact]
    public void A_run_that_a_rule_stopped_is_verified_as_far_as_it_came()
    {
        using KeptRun kept = KeptRun.Finished(Paths * 1000, new StoppingRule.RelativeError(.02));

        VerifiedRun verified = Verify(kept, BlockSelection.All);

        Assert.True(verified.IsEqual, string.Join("; ", verified.Faults));
        Assert.Equal(kept.Recorded.Count, verified.Checked);
        Assert.True(verified.Checked < 100);
    }

    [Fact]
    public void A_stopped_run_is_compared_with_its_checkpoint()
    {
        using KeptRun kept = KeptRun.Stopped(Paths);
        Assert.True(Verify(kept, BlockSelection.All).IsEqual);

        byte[] tallies = kept.Checkpoint.Tallies.ToArray();
        tallies[^1] ^= 2;
        kept.Checkpoint = kept.Checkpoint with { Tallies = tallies };

        Assert.Equal(["the merged tallies of 5 blocks differ from those kept"], Verify(kept, BlockSelection.All).Faults);
    }

    [Fact]
    public void An_estimate_that_is_not_that_of_its_tallies_is_told_even_by_a_sample_and_a_sample_says_that_it_did_not_sum()
    {
        using KeptRun kept = KeptRun.Finished(Paths);
        Assert.True(Verify(kept, BlockSelection.All).SumRecomputed);
        Assert.False(Verify(kept, new BlockSelection.Sample(2, 1)).SumRecomputed);
        kept.Outcome = kept.Outcome! with { Tracked = kept.Outcome.Tracked with { Value = 2 * kept.Outcome.Tracked.Value } };
        Assert.Contains("the recorded estimate", Assert.Single(Verify(kept, new BlockSelection.Sample(2, 1)).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_that_differs_is_named_with_its_device()
    {
        using KeptRun kept = KeptRun.Finished(Paths);
        kept.Recorded[3] = kept.Recorded[3] with { Hash = new byte[32], Device = "a card" };

        VerifiedRun verified = Verify(kept, BlockSelection.All);

        BlockDifference difference = Assert.Single(verified.Differences);
        Assert.Equal((3, "a card", new string('0', 64)), (difference.Index, difference.Device, difference.Recorded));
        Assert.False(verified.IsEqual);
    }

    [Fact]
    public void A_result_that_is_not_the_sum_of_its_blocks_is_told()
    {
        using KeptRun kept = KeptRun.Finished(Paths);
        byte[] tallies = kept.Outcome!.Tallies.ToArray();
        tallies[^1] ^= 2;
        kept.Outcome = kept.Outcome with { Tallies = tallies };

        Assert.Equal(2, Verify(kept, BlockSelection.All).Faults.Count);
        Assert.Contains("is not that of the recorded tallies", Assert.Single(Verify(kept, new BlockSelection.Sample(1, 0)).Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    public void A_block_that_is_not_recorded_is_told(int missing)
    {
        using KeptRun kept = KeptRun.Finished(Paths);
        kept.Recorded.RemoveAt(missing);

        VerifiedRun verified = Verify(kept, BlockSelection.All);

        Assert.False(verified.IsEqual);
        Assert.Contains("recorded", verified.Faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_has_the_size_asked_for_and_another_seed_draws_another()
    {
        using KeptRun kept = KeptRun.Finished(20 * SimulationPlan.BlockPaths);
        for (int i = 0; i < kept.Recorded.Count; i++) kept.Recorded[i] = kept.Recorded[i] with { Hash = new byte[32] };

        long[] first = Drawn(kept, new BlockSelection.Sample(5, 0)), again = Drawn(kept, new BlockSelection.Sample(5, 0)), other = Drawn(kept, new BlockSelection.Sample(5, 1));

        Assert.Equal(5, first.Length);
        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Equal(16, Drawn(kept, new BlockSelection.Sample(null, 0)).Length);
        Assert.Equal(20, Drawn(kept, new BlockSelection.Sample(50, 0)).Length);
    }

    [Fact]
    public void A_run_that_is_not_there_is_refused()
    {
        using KeptRun kept = KeptRun.Finished(100);

        Assert.Throws<InputException>(() => new RunVerification(kept, cpu).Verify("none", BlockSelection.All));
    }

    [Fact]
    public void A_cancelled_verification_ends()
    {
        using KeptRun kept = KeptRun.Finished(Paths);
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => new RunVerification(kept, cpu).Verify(kept.Key, BlockSelection.All, stop.Token));
    }

    private VerifiedRun Verify(KeptRun kept, BlockSelection selection) => new RunVerification(kept, cpu).Verify(kept.Key[..12], selection);

    private long[] Drawn(KeptRun kept, BlockSelection selection) => [.. Verify(kept, selection).Differences.Select(difference => difference.Index)];
}

namespace MonteCarloRisk.Statistics.Tests;

public sealed class ReplicateMeanTests
{
    /// <summary>Mean 23 / 10 and, with NumPy and SciPy 1.10 (t.ppf(0.975, 4)), sqrt(sum((s - n m)^2 / n) / 4 / 10) and its interval.</summary>
    [Fact]
    public void Replicates_of_unequal_size_have_the_interval_of_students_t()
    {
        Estimate estimate = ReplicateMean.Estimate([3, 5, 4, 9, 2], [2, 2, 2, 3, 1], 160, 0.95, "sampling");
        Assert.Equal(2.3, estimate.Value, 1e-15);
        Assert.Equal(0.27838821814150105, estimate.StandardError, 1e-15);
        Assert.Equal(1.5270703943962922, estimate.Interval.Lower, 1e-9);
        Assert.Equal(3.0729296056037074, estimate.Interval.Upper, 1e-9);
        Assert.Equal((160, "sampling, 5 replicates, Student's t"), (estimate.SampleCount, estimate.Method));
    }

    [Fact]
    public void Nothing_seen_has_no_upper_end()
    {
        Estimate estimate = ReplicateMean.Estimate([0, 0], [1, 1], 32, 0.95, "sampling");
        Assert.Equal((0, double.NaN, double.PositiveInfinity), (estimate.Value, estimate.StandardError, estimate.Interval.Upper));
    }

    [Fact]
    public void One_replicate_tells_of_no_error() => Assert.Throws<ArgumentException>(() => ReplicateMean.Estimate([1], [1], 16, 0.95, "sampling"));
}

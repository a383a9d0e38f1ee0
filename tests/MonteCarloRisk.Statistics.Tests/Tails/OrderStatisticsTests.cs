using MonteCarloRisk.Statistics.Tails;

namespace MonteCarloRisk.Statistics.Tests.Tails;

public sealed class OrderStatisticsTests
{
    // The first three rows with their coverage: section 2.13 of the reference values; the others: scipy 1.10, binom.cdf, by the rule that the class states.
    [Theory]
    [InlineData(1_000, 0.99, 983, 997, 0.97609)]
    [InlineData(10_000, 0.99, 9_880, 9_920, 0.95576)]
    [InlineData(100_000, 0.999, 99_880, 99_920, 0.95479)]
    [InlineData(1_000, 0.95, 936, 964, 0.95810)]
    [InlineData(100, 0.5, 40, 61, 0.96480)]
    [InlineData(1_000_000, 0.999, 998_938, 999_062, 0.95021)]
    [InlineData(10_000_000, 0.95, 9_498_649, 9_501_351, 0.95003)]
    [InlineData(1_000_000_000, 0.999, 998_998_041, 999_001_960, 0.95006)]
    public void The_samples_that_bound_a_quantile_are_those_of_the_binomial(long samples, double tailLevel, long lower, long upper, double coverage)
    {
        Assert.Equal((lower, upper), OrderStatistics.Places(samples, tailLevel, 0.95));
        Assert.Equal(coverage, OrderStatistics.Coverage(lower, upper, samples, tailLevel), 1e-5);
    }

    // mpmath, 40 digits, the binomial summed term by term. The reference values print the second as 0.95576, one more in the last digit than it is.
    [Theory]
    [InlineData(1_000, 0.99, 983, 997, 0.9760947635)]
    [InlineData(10_000, 0.99, 9_880, 9_920, 0.9557546828)]
    [InlineData(100_000, 0.999, 99_880, 99_920, 0.9547890568)]
    public void Their_coverage_is_that_of_the_binomial_to_ten_digits(long samples, double tailLevel, long lower, long upper, double coverage) =>
        Assert.Equal(coverage, OrderStatistics.Coverage(lower, upper, samples, tailLevel), 5.1e-11);

    // 0.999^n <= 2.5% from n = 3688 on: the largest of fewer samples does not bound the quantile.
    [Fact]
    public void Too_few_samples_bound_a_quantile_from_one_side_only()
    {
        Assert.Equal(3_688, OrderStatistics.Places(3_687, 0.999, 0.95).Upper);
        Assert.Equal(3_688, OrderStatistics.Places(3_688, 0.999, 0.95).Upper);
        Assert.Equal((0, 1), (OrderStatistics.Places(3_687, 0.001, 0.95).Lower, OrderStatistics.Places(3_688, 0.001, 0.95).Lower));
        Assert.Equal((0, 2), OrderStatistics.Places(1, 0.5, 0.95));
    }

    // In doubles 0.55 * 100 is above 55, and 1 - 0.9 below 0.1.
    [Theory]
    [InlineData(100, 0.55, 55)]
    [InlineData(5, 0.75, 4)]
    [InlineData(10, 0.9, 9)]
    [InlineData(10, 0.99, 10)]
    [InlineData(1_000_000, 0.999, 999_000)]
    public void A_place_is_that_of_the_level_as_it_is_written(long samples, double tailLevel, long place)
    {
        Assert.Equal(place, OrderStatistics.Place(samples, tailLevel));
        Assert.True(OrderStatistics.Beyond(0.9) >= 0.1);
    }
}

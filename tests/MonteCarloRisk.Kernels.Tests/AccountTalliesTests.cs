using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Kernels.Tests;

public sealed class AccountTalliesTests
{
    [Fact]
    public void The_numbers_of_buckets_are_those_of_the_buckets()
    {
        Assert.Equal(AccountTallies.RequirementBuckets, AccountTallies.Requirements.Count);
        Assert.Equal(AccountTallies.LossBuckets, AccountTallies.Losses.Count);
    }
}

using MonteCarloRisk.Replays.Aave;

namespace MonteCarloRisk.Replays.Tests;

/// <summary>Days of Aave v2 against what the engine makes of them from users' first liquidations.</summary>
public sealed class AaveReplayTests
{
    static readonly DateTime May = new(2021, 5, 18, 0, 0, 0, DateTimeKind.Utc);
    static readonly DateTime January = new(2022, 1, 20, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Debt_repaid_in_later_liquidations_is_that_of_the_simulation(bool isMay)
    {
        AaveReplay replay = isMay ? AaveReplay.Of(SharedData.Folder(), May, May.AddDays(7)) : AaveReplay.Of(SharedData.Folder(), January, January.AddDays(6));

        double asItWas = AaveReplay.FollowUpDebt(replay.Calls);
        Assert.InRange(AaveReplay.FollowUpDebt(replay.Simulated), .8 * asItWas, 1.25 * asItWas);
        Assert.Equal(isMay ? 306 : 436, replay.Users);
        // First liquidations are simulated too, but for those whose bonus does not pay for gas.
        double first = replay.Calls.Sum(call => call.Repaid) - asItWas;
        Assert.Equal(first, replay.Simulated.Sum(call => call.Repaid) - AaveReplay.FollowUpDebt(replay.Simulated), .02 * first);
    }

    [Fact]
    public void Users_are_liquidated_again_where_the_price_has_fallen_by_what_the_mechanism_says()
    {
        // After half of a debt at health one: 0.5 / (1 - 0.5 1.05 0.85) = 0.9029. A bonus of 8% would make it 0.925, a threshold of 80% 0.862.
        IReadOnlyList<double> ratios = AaveReplay.PriceRatios(AaveReplay.Of(SharedData.Folder(), January, January.AddDays(6)).Calls);

        Assert.Equal(.90293, AaveReplay.PriceRatio, 5);
        Assert.True(ratios.Count > 100);
        Assert.Equal(AaveReplay.PriceRatio, AaveReplay.Median(ratios), .01);
    }
}

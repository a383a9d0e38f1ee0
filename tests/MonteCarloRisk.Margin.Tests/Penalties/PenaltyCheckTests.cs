using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Penalties;

namespace MonteCarloRisk.Margin.Tests.Penalties;

public sealed class PenaltyCheckTests
{
    // Aave's terms: 5% on the debt repaid is 0.05 / 1.05 of what is sold, and a threshold of 82.5% leaves 17.5%.
    [Fact]
    public void Without_slippage_the_largest_bonus_is_the_one_of_the_toxic_liquidation_condition()
    {
        PenaltyCheck check = Assert.Single(PenaltyCheck.Of(Lending(.825, new LiquidationPenalty(.05 / 1.05, 0), null), Rules(.825, null)));
        double beta = check.Largest / (1 - check.Largest);
        Assert.Equal(1, .825 * (1 + beta), 1e-12);
        Assert.Equal(PenaltyVerdict.Fits, check.Verdict);
        Assert.Equal(0, check.Smallest);
    }

    [Fact]
    public void The_account_that_pays_slippage_has_less_left_for_the_bonus()
    {
        // 250 units at 100 are 25,000: half a spread of 0.1% and 2% a square root of 25,000 over a million.
        var liquidity = new LiquidityModel.SquareRoot(.002, 1, .02, 1e6);
        double slippage = .001 + (.02 * Math.Sqrt(.025));
        PenaltyCheck check = Assert.Single(PenaltyCheck.Of(Lending(.9, new LiquidationPenalty(.06, .01), liquidity), Rules(.92, null)));
        Assert.Equal(slippage, check.Slippage, 1e-15);
        Assert.Equal((0, 25_000), (check.Smallest, check.Value));
        Assert.Equal(1 - .92 - .01 - slippage, check.Largest, 1e-12);
        Assert.Equal(PenaltyVerdict.Fits, check.Verdict);
        Assert.Equal(PenaltyVerdict.TooLarge, Assert.Single(PenaltyCheck.Of(Lending(.9, new LiquidationPenalty(.07, .01), liquidity), Rules(.92, null))).Verdict);
    }

    [Fact]
    public void The_liquidator_who_pays_slippage_needs_it_as_his_bonus()
    {
        var liquidity = new LiquidityModel.Constant(.04);
        PenaltyVerdict Verdict(double bonus, double threshold) =>
            Assert.Single(PenaltyCheck.Of(Lending(threshold, new LiquidationPenalty(bonus, .01, SlippagePayer.Liquidator), liquidity), Rules(threshold, null))).Verdict;
        Assert.Equal(PenaltyVerdict.TooSmall, Verdict(.03, .9));
        Assert.Equal(PenaltyVerdict.Fits, Verdict(.04, .9));
        Assert.Equal(PenaltyVerdict.Fits, Verdict(.09, .9));
        Assert.Equal(PenaltyVerdict.TooLarge, Verdict(.091, .9));
        Assert.Equal(PenaltyVerdict.NoneFits, Verdict(.04, .96));
    }

    // The same condition from the path: at the threshold and at once, a close-out leaves bad debt just where the cost is above what is left.
    [Theory]
    [InlineData(.05, .9)]
    [InlineData(.2, .75)]
    public void At_the_largest_bonus_the_cost_is_what_an_account_at_its_threshold_has_left(double slippage, double threshold)
    {
        foreach (SlippagePayer payer in Enum.GetValues<SlippagePayer>())
        {
            var liquidity = new LiquidityModel.Constant(slippage);
            PenaltyCheck check = Assert.Single(PenaltyCheck.Of(Lending(threshold, new LiquidationPenalty(.01, .005, payer), liquidity), Rules(threshold, null)));
            Assert.Equal(1 - threshold, new LiquidationPenalty(check.Largest, .005, payer).Cost(slippage), 1e-12);
        }
    }

    [Fact]
    public void A_market_that_says_nothing_of_costs_has_no_checks() => Assert.Empty(PenaltyCheck.Of(Lending(.9, null, null), Rules(.9, null)));

    private static MarginRules Rules(double threshold, LiquidationPenalty? penalty) =>
        new(new Dictionary<string, CollateralRule> { ["A"] = new(.5, threshold) { Penalty = penalty } }, new Dictionary<string, OptionMarginRule>(), 1);

    private static Market Lending(double threshold, LiquidationPenalty? penalty, LiquidityModel? liquidity) => new(
        "test",
        new DateOnly(2026, 1, 1),
        new MarketDataSummary([], [], new DateOnly(2025, 1, 1), new DateOnly(2026, 1, 1), 0, 365),
        new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", 100, 1, 0)], [[1]]),
        Rules(threshold, penalty),
        [],
        [
            new MarginAccount("small", new Dictionary<string, double> { ["A"] = 2 }, 50, new Dictionary<string, double>()),
            new MarginAccount("large", new Dictionary<string, double> { ["A"] = 250 }, 50, new Dictionary<string, double>()),
        ],
        new SolvencyTarget(.05, .3, .95, 10),
        new SimulationSettings(1000, 9, Precision.Single))
    {
        Liquidity = liquidity is null ? null : new MarketLiquidity(new Dictionary<string, LiquidityModel> { ["A"] = liquidity }, []),
    };
}

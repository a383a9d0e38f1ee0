using MonteCarloRisk.Domain.Liquidity;

namespace MonteCarloRisk.Margin.Tests.Liquidity;

/// <summary>Slippage by hand, and what must hold of it at any size.</summary>
public sealed class LiquidityModelTests
{
    private static readonly LiquidityModel.Table Table = new(.002, [new(.01, 100), new(.02, 300), new(.1, 1000)]);

    // By hand: half the spread 0.1%; 0.1% + 0.9% / 2 at 50; 1% at 100; 1.5% halfway to 300; 2% + 8% x 200 / 700 at 500; beyond 1000 the 900 that 1000 bring.
    [Theory]
    [InlineData(0, .001)]
    [InlineData(50, .0055)]
    [InlineData(100, .01)]
    [InlineData(200, .015)]
    [InlineData(500, .0428571428571429)]
    [InlineData(1000, .1)]
    [InlineData(1800, .5)]
    public void A_table_is_linear_between_its_rows_and_brings_no_more_beyond_the_last(double value, double expected) =>
        Assert.Equal(expected, Table.Slippage(value), 1e-14);

    // 0.05% + 0.8 x 4% x sqrt(value / 1e8): 0.37% at 1e6, 3.25% at 1e8.
    [Theory]
    [InlineData(0, .0005)]
    [InlineData(1e6, .0037)]
    [InlineData(1e8, .0325)]
    public void Impact_is_that_of_the_square_root(double value, double expected) =>
        Assert.Equal(expected, new LiquidityModel.SquareRoot(.001, .8, .04, 1e8).Slippage(value), 1e-14);

    [Fact]
    public void Depth_is_what_is_sold_at_two_percent()
    {
        Assert.Equal(300, Table.Depth!.Value, 1e-9);
        Assert.Equal(.02, new LiquidityModel.SquareRoot(.001, .8, .04, 1e8) is var root ? root.Slippage(root.Depth!.Value) : 0, 1e-12);
        var shallow = new LiquidityModel.Table(0, [new(.01, 100)]);
        Assert.Equal(99 / .98, shallow.Depth!.Value, 1e-9);
        Assert.Equal(.02, shallow.Slippage(shallow.Depth.Value), 1e-12);
        Assert.Null(new LiquidityModel.Constant(.03).Depth);
        Assert.Null(new LiquidityModel.SquareRoot(.05, .8, .04, 1e8).Depth);
        Assert.Null(new LiquidityModel.SquareRoot(.001, .8, 0, 1e8).Depth);
    }

    [Fact]
    public void Slippage_and_proceeds_never_fall_with_the_value_sold()
    {
        foreach (LiquidityModel model in new LiquidityModel[] { Table, new LiquidityModel.SquareRoot(.01, 1, .08, 1000), new LiquidityModel.Constant(.02) })
        {
            double slippage = 0, proceeds = 0;
            for (double value = .01; value < 1e6; value *= 1.03)
            {
                double now = model.Slippage(value);
                Assert.InRange(now, slippage - 1e-12, 1);
                Assert.True(value * (1 - now) >= proceeds * (1 - 1e-9), $"{model} at {value}");
                (slippage, proceeds) = (now, value * (1 - now));
            }
        }
    }

    // Slippage 2%, bonus 5%, fee 1%: 8% of the account's where slippage is on top, 6% where it comes out of the bonus; beyond the bonus the account's.
    [Theory]
    [InlineData(.02, SlippagePayer.Account, .08)]
    [InlineData(.02, SlippagePayer.Liquidator, .06)]
    [InlineData(.09, SlippagePayer.Liquidator, .10)]
    [InlineData(.99, SlippagePayer.Account, 1)]
    public void A_penalty_takes_what_it_says(double slippage, SlippagePayer payer, double cost) => Assert.Equal(cost, new LiquidationPenalty(.05, .01, payer).Cost(slippage), 1e-14);

    // Success 0.6 from delay 1 on, at 4 done: 0.6, 0.24, 0.096 and the 0.064 that is left.
    [Fact]
    public void A_geometric_delay_is_done_at_the_longest()
    {
        DelayDistribution delays = DelayDistribution.Geometric(1, .6, 4);
        Assert.Equal([1, 2, 3, 4], delays.Chances.Select(chance => chance.Delay));
        Assert.Equal([.6, .24, .096, .064], delays.Chances.Select(chance => Math.Round(chance.Probability, 12)));
        Assert.Equal(1, delays.Chances.Sum(chance => chance.Probability), 1e-15);
        Assert.Equal(1.624, delays.Mean, 1e-12);
    }
}

using MonteCarloRisk.Cli.Stress;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>Figures of incidents that follow from their inputs alone, to the digits given (5, T14 of the reference); ranges in the scenarios are wider where sources differ.</summary>
public sealed class IncidentFormulaTests
{
    [Fact]
    public void A_short_of_CRV_fails_at_the_published_prices()
    {
        IReadOnlyDictionary<string, double> found = IncidentFormulas.Of("shortThresholds", Inputs(("units", 92e6), ("collateral", 63.6e6), ("threshold", .88), ("bonus", .045)));
        Assert.Equal(.608, found["liquidatableAbove"], 5e-4);
        Assert.Equal(.6615, found["bonusUncoveredAbove"], 5e-5);
        Assert.Equal(.691, found["badDebtAbove"], 5e-4);
    }

    [Fact]
    public void A_feed_that_stops_at_its_floor_bears_a_factor_of_nine_percent()
    {
        IReadOnlyDictionary<string, double> found = IncidentFormulas.Of("feedFloor", Inputs(("floor", .107), ("market", .01), ("collateralFactor", .55)));
        Assert.Equal(10.7, found["floorOverMarket"], 5e-2);
        Assert.Equal(.0935, found["safeFactor"], 5e-5);
    }

    [Fact]
    public void The_threshold_of_the_account_at_Solend_is_85_percent() =>
        Assert.Equal(.85, IncidentFormulas.Of("positionThresholds", Inputs(("units", 5.7e6), ("debt", 108e6), ("threshold", .85), ("bonus", .05), ("price", 22.3)))["threshold"], 5e-3);

    [Fact]
    public void The_profit_at_Mango_is_421_millions_of_which_116_were_there()
    {
        IReadOnlyDictionary<string, double> found = IncidentFormulas.Of("profitAsCollateral", Inputs(("units", 483e6), ("entry", .0382), ("peak", .91), ("deposit", 5e6), ("liquidity", 116e6)));
        Assert.Equal(421e6, found["profit"], .5e6);
        Assert.Equal(116e6, found["taken"]);
    }

    // Liquidatable where the price is below debt / threshold, bad where it is below debt (1 + bonus), the debt at par.
    [Theory]
    [InlineData(.70, .75, .075)]
    [InlineData(.60, .81, .06)]
    [InlineData(.885, .93, .01)]
    public void A_loop_of_staked_ether_fails_by_its_discount(double debt, double threshold, double bonus)
    {
        IReadOnlyDictionary<string, double> found = IncidentFormulas.Of("positionThresholds", Inputs(("units", 1), ("debt", debt), ("threshold", threshold), ("bonus", bonus), ("price", 1)));
        Assert.Equal(debt / threshold, found["liquidatableBelow"], 1e-15);
        Assert.Equal(debt * (1 + bonus), found["badDebtBelow"], 1e-15);
    }

    // 310.9M of collateral at a fifth less; with a fee of 2% on what is taken over 146M are left.
    [Fact]
    public void A_liquidation_of_oneself_at_Euler_leaves_146_millions()
    {
        IReadOnlyDictionary<string, double> found = IncidentFormulas.Of(
            "reverseDiscount", Inputs(("collateral", 310.9e6), ("debt", 400e6), ("threshold", .75), ("most", .2), ("fee", .02), ("donated", 100e6)));
        Assert.Equal(.2, found["discount"], 1e-15);
        Assert.Equal(146e6, found["left"], .5e6);
        Assert.InRange(found["takenOver"], 253.5e6, 260e6);
    }

    private static Dictionary<string, double> Inputs(params (string Name, double Value)[] inputs) => inputs.ToDictionary(input => input.Name, input => input.Value);
}

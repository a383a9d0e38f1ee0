using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Protocols;
using static MonteCarloRisk.Simulation.Tests.Protocols.KnownFalls;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>
/// Ten units against 850, in ten bands of a hundredth from 100 down: the threshold is .85. Numbers beside the closed forms are those of a second program, in Python, which finds y0 and each trade of
/// (f + x)(g + y) = p A² y0² by bisection, with the fee of AMM.vy far from the oracle's price.
/// </summary>
public sealed class BandLiquidationTests
{
    private const double Ratio = .99;
    private static readonly double[] Down = [.. Enumerable.Range(1, 12).Select(k => 100 * Math.Pow(Ratio, k))];
    private static readonly double[] DownAndUp = [.. Down, .. Enumerable.Range(1, 12).Select(k => 100 * Math.Pow(Ratio, 12 - k))];

    /// <summary>A band that is passed slowly gives sqrt(upper lower) for a unit, what the contract reckons with; in steps it gives less.</summary>
    [Theory]
    [InlineData(.9999, 2300, 2e-4)]
    [InlineData(.999, 230, 2e-3)]
    public void A_slow_fall_converts_each_unit_at_the_mean_price_of_its_band(double step, int dates, double loss)
    {
        ProtocolPath path = Follow(Vault(0), 100, step, dates);
        double gradual = Enumerable.Range(0, 10).Sum(band => 100 * Math.Pow(Ratio, band) * Math.Sqrt(Ratio));
        Assert.Equal(0, path.Positions[0][PositionState.Units], 1e-9);
        double converted = path.Measures[LiquidationMeasures.SoftRepaid];
        Assert.InRange(converted, gradual * (1 - loss), gradual);
        if (dates == 2300) Close(951.244409734631, converted);
        Close(850 - converted, path.Positions[0][PositionState.ScaledDebt]);
        Assert.Equal(0, path.BadDebt);
        Assert.Equal([ProtocolEventKind.SoftLiquidation], path.Events.Select(happened => happened.Kind));
        Assert.Equal(0, path.Ledger[PathLedger.Repaid]);
    }

    /// <summary>A pass down and up in steps of a percent loses 1.8% of the collateral at the market's price of each exchange where the oracle tells that price, 1.1% where it tells an average of a half-life of ten minutes.</summary>
    [Theory]
    [InlineData(0, .006, 29.1552595739939, 9.36265561543364, 18.1897190450495)]
    [InlineData(0, 0, 0, 9.70298999999994, 18.8376874025192)]
    [InlineData(600, .006, 352.533913630918, 5.72589415184204, 10.5282314440703)]
    public void A_pass_down_and_up_loses_what_a_second_program_says(double halfLife, double fee, double borrowed, double units, double loss)
    {
        LendingProtocol protocol = Vault(fee);
        if (halfLife > 0) protocol = protocol with { Collateral = protocol.Collateral.ToDictionary(pair => pair.Key, pair => pair.Value with { Oracle = new PriceOracle.MovingAverage(halfLife) }) };
        ProtocolPath path = FollowGiven(protocol, [100, .. DownAndUp]);
        Assert.Equal(borrowed, path.Measures[LiquidationMeasures.SoftRepaid], 1e-6);
        Assert.Equal(units, path.Positions[0][PositionState.Units], 1e-8);
        Assert.Equal(850 - borrowed, path.Positions[0][PositionState.ScaledDebt], 1e-6);
        Assert.Equal(loss, path.Measures[LiquidationMeasures.SoftLoss], 1e-6);
        Assert.Equal(loss, path.Ledger[PathLedger.BorrowersLoss], 1e-6);
        Assert.Equal(loss, path.Ledger[PathLedger.KeeperProfit], 1e-6);
    }

    [Fact]
    public void In_a_fall_at_one_stroke_bands_give_less_than_the_market()
    {
        ProtocolPath path = Follow(Vault(0), 100, .7, 1);
        double converted = path.Measures[LiquidationMeasures.SoftRepaid];
        Close(428.084723633699, converted);
        Close(850 - converted, path.BadDebt);
        Close(700 - converted, path.Ledger[PathLedger.KeeperProfit]);
        Close(700 - converted, path.Ledger[PathLedger.BorrowersLoss]);
        Assert.Equal(0, path.Ledger[PathLedger.Liquidated]);
    }

    /// <summary>A market that sales lower takes less: against the price at which the last unit pays, found by bisection band by band.</summary>
    [Theory]
    [InlineData(20_000, 255.72984053, 7.29381226, 6.70146388928)]
    [InlineData(5000, 248.424079558, 7.36922617933, 6.50050338714)]
    [InlineData(1000, 215.411540374, 7.71143228354, 5.59392743219)]
    public void In_a_thin_market_arbitrage_stops_where_the_last_unit_pays(double depth, double borrowed, double units, double profit)
    {
        ProtocolPath path = Follow(Vault(.006, new MarketDepth(depth, 3600, 0)), 100, .97, 1);
        Close(borrowed, path.Measures[LiquidationMeasures.SoftRepaid], 1e-5);
        Close(units, path.Positions[0][PositionState.Units], 1e-5);
        Close(profit, path.Ledger[PathLedger.KeeperProfit], 1e-4);
    }

    [Fact]
    public void A_fee_keeps_arbitrage_away_from_small_moves()
    {
        // A first step of half a percent into the first band does not pay a fee of one percent.
        Assert.Equal(0, Follow(Vault(.01), 100, .995, 1).Measures[LiquidationMeasures.SoftRepaid]);
        Assert.True(Follow(Vault(0), 100, .995, 1).Measures[LiquidationMeasures.SoftRepaid] > 0);
    }

    [Fact]
    public void A_loan_without_health_is_liquidated_outright_for_what_its_bands_leave_of_the_debt()
    {
        // The bands come to some 951, less 10.5% of it to 851.5. The fall at one stroke to 97 loses 7.3 of it, so that health is gone.
        ProtocolPath path = Follow(Vault(0, discount: .105), 100, .97, 1);
        double soft = path.Measures[LiquidationMeasures.SoftRepaid];
        ProtocolEvent liquidation = Assert.Single(path.Events, happened => happened.Kind == ProtocolEventKind.Liquidation);
        Close(850 - soft, liquidation.Amount);
        Close(850 - soft, path.Ledger[PathLedger.Repaid]);
        Close((97 * 10) - 850, path.Ledger[PathLedger.BorrowersLoss]);
        Close((97 * 10) - 850, path.Ledger[PathLedger.KeeperProfit]);
        Assert.Equal((0, 0), (path.Positions[0][PositionState.Units], path.Positions[0][PositionState.ScaledDebt]));
    }

    [Fact]
    public void Above_its_first_band_a_position_is_left_alone()
    {
        ProtocolPath path = Follow(Vault(0), 120, .999, 100);
        Assert.Equal(0, path.Ledger[PathLedger.BorrowersLoss]);
        Assert.Equal(10, path.Positions[0][PositionState.Units]);
        Assert.Empty(path.Events);
    }

    /// <summary>Largest debts over value with a loan discount of 9% at A = 100 and of 11% at A = 30, of the reference (2.6).</summary>
    [Theory]
    [InlineData(100, 4, .09, .8919)]
    [InlineData(100, 10, .09, .8658)]
    [InlineData(100, 50, .09, .7153)]
    [InlineData(30, 4, .11, .8323)]
    [InlineData(30, 10, .11, .7548)]
    [InlineData(30, 50, .11, .4286)]
    public void Thresholds_are_below_what_the_bands_come_to(double amplification, int bands, double discount, double largest)
    {
        var liquidation = new LiquidationMechanism.Bands(amplification, bands, 0, discount);
        Assert.Equal(largest, liquidation.LargestThreshold, 5e-5);
        Assert.Throws<InputException>(() => Follow(KnownFalls.Vault(10, 100, largest + 1e-4, liquidation), 100, 1, 1));
        Assert.Empty(Follow(KnownFalls.Vault(10, 100, largest - 1e-4, liquidation), 100, 1, 1).Events);
    }

    [Fact]
    public void Bands_take_no_dynamic_margin()
    {
        LendingProtocol protocol = Vault(0);
        protocol = protocol with { Collateral = protocol.Collateral.ToDictionary(pair => pair.Key, pair => pair.Value with { Margin = new DynamicMargin(1, .3) }) };
        Assert.Throws<InputException>(() => Follow(protocol, 100, 1, 1));
    }

    private static LendingProtocol Vault(double fee, MarketDepth? depth = null, double discount = 0) => KnownFalls.Vault(10, 850, .85, new LiquidationMechanism.Bands(100, 10, fee, discount), depth);
}

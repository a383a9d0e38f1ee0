using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Protocols;
using static MonteCarloRisk.Simulation.Tests.Protocols.KnownFalls;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>Owners of ten units against 700, at a threshold of .8, who repay below a health of 1.1: at a price below 96.25.</summary>
public sealed class DeRiskingTests
{
    private const double Threshold = .8;
    private const double Target = 1.25;
    private static readonly LiquidationMechanism Bonus = new LiquidationMechanism.FixedBonus(.05, .5, .95, 0);

    [Theory]
    [InlineData(null)]
    [InlineData(20_000.0)]
    [InlineData(4000.0)]
    public void They_come_back_to_their_target_through_the_market(double? depth)
    {
        // 100 at .99 a step is 96.06 on the fourth date.
        ProtocolPath path = Follow(Vault(0, depth), 100, .99, 4);
        double price = 100 * Math.Pow(.99, 4);
        double units = path.Positions[0][PositionState.Units];
        double debt = path.Positions[0][PositionState.ScaledDebt];
        double value = (10 - units) * price;
        double brought = value * (1 - (depth is { } sold ? .5 * .04 * value / sold : 0));
        Close(Target, units * price * Threshold / debt);
        Close(700 - brought, debt);
        Close(brought, path.Measures[LiquidationMeasures.DeRisked]);
        Assert.Equal(value - brought, path.Measures[LiquidationMeasures.DeRiskingCost], 1e-9);
        if (depth is null) Close(((Target * 700) - (10 * price * Threshold)) / ((Target - Threshold) * price), 10 - units);
        ProtocolEvent began = Assert.Single(path.Events);
        Assert.Equal((4, ProtocolEventKind.DeRisking, 0), (began.Date, began.Kind, began.Position));
        Close(debt, began.Amount);
        Assert.Equal(0, path.Ledger[PathLedger.Liquidated]);
    }

    [Fact]
    public void Those_who_are_slow_make_a_part_of_the_way_each_date()
    {
        ProtocolPath whole = Follow(Vault(0), 100, .99, 4);
        ProtocolPath part = Follow(Vault(600), 100, .99, 4);
        Close((10 - whole.Positions[0][PositionState.Units]) * (1 - Math.Sqrt(.5)), 10 - part.Positions[0][PositionState.Units]);
        Assert.Single(Follow(Vault(600), 100, .99, 6).Events);
    }

    [Fact]
    public void Who_repays_in_time_is_not_liquidated_and_who_waits_is()
    {
        LendingProtocol waits = KnownFalls.Vault(10, 700, Threshold, Bonus);
        Assert.Contains(Follow(waits, 100, .99, 60).Events, happened => happened.Kind == ProtocolEventKind.Liquidation);
        ProtocolPath path = Follow(Vault(0), 100, .99, 60);
        Assert.All(path.Events, happened => Assert.Equal(ProtocolEventKind.DeRisking, happened.Kind));
        Assert.Equal(0, path.Ledger[PathLedger.BorrowersLoss]);
        Close(700, path.Positions[0][PositionState.ScaledDebt] + path.Measures[LiquidationMeasures.DeRisked]);
        Assert.True(path.Positions[0][PositionState.Units] * path.Prices[0][^1].Oracle * Threshold >= 1.1 * path.Positions[0][PositionState.ScaledDebt]);
    }

    [Fact]
    public void Nobody_sells_what_would_not_pay_the_debt() => Assert.Equal(0, Follow(Vault(0), 100, .6, 1).Measures[LiquidationMeasures.DeRisked]);

    [Fact]
    public void A_halt_stops_owners_too()
    {
        // A fall by a percent halts all from the second date on.
        LendingProtocol protocol = Vault(0) with { Breakers = [new CircuitBreaker("ETH", .005, 300, 3600)] };
        Assert.Equal(0, Follow(protocol, 100, .99, 6).Measures[LiquidationMeasures.DeRisked]);
    }

    [Fact]
    public void Of_two_the_one_who_waits_keeps_its_debt()
    {
        LendingProtocol protocol = Vault(0);
        protocol = protocol with { Positions = [protocol.Positions[0], new LendingPosition("waits", "ETH", 10, 700)] };
        ProtocolPath path = Follow(protocol, 100, .99, 4);
        Assert.True(path.Positions[0][PositionState.ScaledDebt] < 500);
        Assert.Equal((10, 700), (path.Positions[1][PositionState.Units], path.Positions[1][PositionState.ScaledDebt]));
    }

    [Theory]
    [InlineData(.9, 1.2)]
    [InlineData(1.2, 1.1)]
    public void Levels_below_one_and_targets_below_levels_are_refused(double level, double target) =>
        Assert.Throws<InputException>(() => Follow(With(KnownFalls.Vault(10, 700, Threshold, Bonus), new DeRisking(level, target, 0)), 100, .99, 4));

    [Fact]
    public void In_bands_and_under_a_stability_pool_nobody_repays_early()
    {
        Assert.Throws<InputException>(() => Follow(With(KnownFalls.Vault(10, 700, Threshold, new LiquidationMechanism.Bands(100, 10, 0, 0)), new DeRisking(1.1, 1.2, 0)), 100, .99, 4));
        Assert.Throws<InputException>(() => Follow(With(KnownFalls.Vault(10, 700, Threshold, new LiquidationMechanism.StabilityPool(1, 0, 0, 0)), new DeRisking(1.1, 1.2, 0)), 100, .99, 4));
    }

    private static LendingProtocol Vault(double halfLife, double? depth = null) =>
        With(KnownFalls.Vault(10, 700, Threshold, Bonus, depth is { } value ? new MarketDepth(value, 3600, 0) : null), new DeRisking(1.1, Target, halfLife));

    private static LendingProtocol With(LendingProtocol protocol, DeRisking owners) => protocol with { Positions = [.. protocol.Positions.Select(position => position with { DeRisking = owners })] };
}

using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Domain.Protocols.Oracles;

namespace MonteCarloRisk.Testing;

/// <summary>A protocol on the assets A0, A1 and A2 at 100 that liquidates in stages, by every condition between them.</summary>
public static class SampleStages
{
    /// <summary>A bonus, then absorption by the protocol; Dutch auctions, then a stability pool, then auctions again; English auctions, then a growing discount, an auction in two stages and a bonus.</summary>
    public static LendingProtocol Protocol(int positions = 12) => SampleProtocols.Auctions(positions) with
    {
        Keepers = SampleProtocols.Auctions(positions).Keepers with { Latency = 14_400 },
        Positions = [.. SampleProtocols.Positions(positions).Select(position => position with { Debt = (position.Asset == "A2" ? 1.15 : 1.3) * position.Debt })],
        Collateral = new Dictionary<string, CollateralMarket>
        {
            ["A0"] = new(.7, new PriceOracle.Spot(), SampleProtocols.Bonus with { Bonus = .01 }, new MarketDepth(20_000, 1800, 1))
            {
                LaterStages = [new(new StageCondition.Unserved(14_400), new LiquidationMechanism.Absorption(.9, .5, null) { Caller = AbsorptionCaller.Protocol })],
            },
            ["A1"] = new(.65, new PriceOracle.Push(7200, .01, 600) { Staleness = new Staleness(20_000), Outage = new OracleOutage(50, 30_000) }, SampleProtocols.Auction with { Buffer = 1.6 }, new MarketDepth(9_000, 3600, 0))
            {
                LaterStages = [new(new StageCondition.AfterResets(1), new LiquidationMechanism.StabilityPool(3_000, 0, .02, 5)), new(new StageCondition.PoolShort(), SampleProtocols.Auction)],
            },
            ["A2"] = new(.6, new PriceOracle.Spot(), SampleProtocols.EnglishAuction with { Duration = 10_000, Margin = .999 }, new MarketDepth(2_000, 3600, 0))
            {
                LaterStages =
                [
                    new(new StageCondition.AfterResets(0), new LiquidationMechanism.ReverseDiscount(.05, 20)),
                    new(new StageCondition.BelowHealth(.95), new LiquidationMechanism.TwoStageAuction(.95, .7, 7200, 20_000, 7200, .15, .1, 50)),
                    new(new StageCondition.After(28_800), SampleProtocols.Bonus),
                ],
            },
        },
    };
}

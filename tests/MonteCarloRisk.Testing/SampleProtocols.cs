using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Domain.Protocols.Oracles;

namespace MonteCarloRisk.Testing;

/// <summary>Protocols on the assets A0, A1 and A2 at 100, which have every mechanism between them.</summary>
public static class SampleProtocols
{
    public static KeeperPool Keepers { get; } = new(Capital: 20_000, TurnoverTime: 3600, Competitors: 3, ProfitThreshold: 5, Uptime: .9, OutageDuration: 7200, CongestionMultiple: 4);

    public static GasMarket Gas { get; } = new GasMarket.MeanReverting(CostPerLiquidation: 4, "A0", MoveSensitivity: 6, HalfLife: 21_600, Deviation: .4);

    public static LiquidationMechanism.DutchAuction Auction { get; } =
        new(Penalty: .13, Buffer: 1.1, new AuctionDecline.Stairstep(.99, 90), Tail: 7200, Cusp: .45, Tip: 1, Chip: .001, Dust: 50, Hole: 30_000);

    public static LiquidationMechanism.FixedBonus Bonus { get; } = new(Bonus: .06, CloseFactor: .5, FullCloseHealth: .95, ProtocolFee: .1);

    public static LiquidationMechanism.EnglishAuction EnglishAuction { get; } = new(Penalty: .13, LotSize: 50, BidLifetime: 3600, Duration: 20_000, Increment: .03, Margin: .02, Bidders: 2, Opportunists: 2);

    /// <summary>Dutch auctions on all assets, one decline each, behind a security module, a push feed with a floor and an outage, and a moving average.</summary>
    public static LendingProtocol Auctions(int positions = 40) => new(
        new Dictionary<string, CollateralMarket>
        {
            ["A0"] = new(.7, new PriceOracle.SecurityModule(3600), Auction, new MarketDepth(20_000, 1800, 1)),
            ["A1"] = new(.65, new PriceOracle.Push(7200, .01, 600) { Floor = 20, Outage = new OracleOutage(50, 5400) }, Auction with { Decline = new AuctionDecline.Linear(7200), Hole = null }, new MarketDepth(9_000, 3600, 0)),
            ["A2"] = new(.6, new PriceOracle.MovingAverage(600), Auction with { Decline = new AuctionDecline.Exponential(.9998) }, null),
        },
        Positions(positions),
        Keepers,
        Gas)
    {
        Backstops = [new Backstop.InsuranceFund(500), new Backstop.StakingModule("A2", 30, .3, .1)],
        Breakers = [new CircuitBreaker("A0", .12, 3600, 1800)],
    };

    /// <summary>A fixed bonus on all assets, with interest.</summary>
    public static LendingProtocol Bonuses(int positions = 40) => new(
        new Dictionary<string, CollateralMarket>
        {
            ["A0"] = new(.7, new PriceOracle.Spot(), Bonus, new MarketDepth(20_000, 1800, 2)),
            ["A1"] = new(.65, new PriceOracle.Push(3600, .005, 0) { Cap = 130 }, Bonus, new MarketDepth(9_000, 3600, 0)),
            ["A2"] = new(.6, new PriceOracle.Spot(), Bonus with { ProtocolFee = 0 }, null),
        },
        Positions(positions),
        Keepers,
        Gas)
    {
        Interest = new InterestCurve(.01, .04, .75, .8, .2, 200_000),
        Backstops = [new Backstop.InsuranceFund(200)],
    };

    /// <summary>Gas that begins above its usual price.</summary>
    public static LendingProtocol DearGas(int positions = 4) => Bonuses(positions) with { Gas = new GasMarket.MeanReverting(CostPerLiquidation: 4, "A0", MoveSensitivity: 6, HalfLife: 21_600, Deviation: .4) { Start = 3 } };

    /// <summary>An English auction of each kind of bidders, and a fixed bonus.</summary>
    public static LendingProtocol English(int positions = 12) => Bonuses(positions) with
    {
        Collateral = new Dictionary<string, CollateralMarket>
        {
            ["A0"] = new(.7, new PriceOracle.Spot(), EnglishAuction, new MarketDepth(20_000, 1800, 1)),
            ["A1"] = new(.65, new PriceOracle.SecurityModule(7200), EnglishAuction with { Bidders = 5, Opportunists = 2, BidLifetime = 7200 }, null),
            ["A2"] = new(.6, new PriceOracle.Spot(), Bonus, null),
        },
    };

    /// <summary>Margins that react, breakers that watch a measure, and a token that falls, is left and is minted.</summary>
    public static LendingProtocol Controls(int positions = 12)
    {
        LendingProtocol bonuses = Bonuses(positions);
        return bonuses with
        {
            Collateral = new Dictionary<string, CollateralMarket>
            {
                ["A0"] = bonuses.Collateral["A0"] with { Margin = new DynamicMargin(1, .4), Oracle = new PriceOracle.MovingAverage(3 * 3600) },
                ["A1"] = bonuses.Collateral["A1"] with { Margin = new DynamicMargin(2, .5) },
            },
            Positions = [.. bonuses.Positions.Where(position => position.Asset != "A2")],
            Backstops = [new Backstop.InsuranceFund(100), new Backstop.StakingModule("A2", 30, .3, .1) { Capitalization = 20_000, Run = new StakeRun(.02, 7200, 2 * 3600) }, new Backstop.DebtAuction("A2", 10, .2)],
            MeasureBreakers = [new MeasureBreaker("A0", BreakerMeasure.OracleDeviation, .02, 3600), new MeasureBreaker("A1", BreakerMeasure.StressIndex, 1.02, 3600)],
        };
    }

    /// <summary>Oracles that the others do not have: medians, windows, a fixed price, feeds that are off, wrong or capped, what is too old or too uncertain, and a sequencer.</summary>
    public static LendingProtocol Oracles(int positions = 12) => Bonuses(positions) with
    {
        Collateral = new Dictionary<string, CollateralMarket>
        {
            ["A0"] = new(
                .7,
                new PriceOracle.Median(
                [
                    new PriceOracle.Push(7200, .01, 0) { Noise = new FeedNoise(.02, 3600), Outage = new OracleOutage(300, 7200) },
                    new PriceOracle.TimeWeightedAverage(3 * 3600, WindowMean.Geometric) { WrongFeed = new WrongFeed(.5, 7200, new Occurrence.AtRandom(400)) },
                    new PriceOracle.Spot { Cap = 99 },
                ]) { Staleness = new Staleness(3600), Outage = new OracleOutage(200, 3 * 3600) },
                Bonus,
                new MarketDepth(20_000, 1800, 1)),
            ["A1"] = new(.65, new PriceOracle.TimeWeightedAverage(4 * 3600, WindowMean.Arithmetic) { GrowthCap = new RateCap("A0", 1, .1), Confidence = new PriceConfidence(.01, 1, .012) }, Auction, null),
            ["A2"] = new(
                .6,
                new PriceOracle.Median(
                [
                    new PriceOracle.Spot { Noise = new FeedNoise(.01, 3600) }, new PriceOracle.FixedPrice(95), new PriceOracle.MovingAverage(7200),
                    new PriceOracle.Spot { WrongFeed = new WrongFeed(1.5, 7200, new Occurrence.Once(5 * 3600)) }, new PriceOracle.SecurityModule(7200),
                ]),
                Bonus,
                null),
        },
        Sequencer = new SequencerOutage(new Occurrence.AtRandom(500), 3600, 7200, .95),
    };

    /// <summary>Several venues, sales that settle later, re-used collateral, flash loans and searchers.</summary>
    public static LendingProtocol Sales(int positions = 9) => Bonuses(positions) with
    {
        Collateral = new Dictionary<string, CollateralMarket>
        {
            ["A0"] = new(.7, new PriceOracle.Spot(), Bonus, null)
            {
                Venues =
                [
                    new Venue.Depth("book", 9_000, 1800, 1), new Venue.ConstantProductPool("pool", 30_000, .003, 600, 1),
                    new Venue.ConcentratedPool("range", 4_000, 80, 120, .0005, 600, 0),
                ],
                Velocity = new CollateralVelocity(2.4, 3600),
            },
            ["A1"] = new(.65, new PriceOracle.Spot(), Auction, new MarketDepth(9_000, 3600, 0)) { Settlement = new Settlement(2 * 3600) },
            ["A2"] = new(.6, new PriceOracle.Spot(), Auction, null) { Venues = [new Venue.ConstantProductPool("pool", 20_000, .003, 600, 0), new Venue.ConcentratedPool("range", 4_000, 90, 99, .003, 600, 1)] },
        },
        FlashLoans = new FlashLoans(3_000, .0005),
        Searchers = new SearcherCompetition(.6, .002),
        Sequencer = new SequencerOutage(new Occurrence.AtRandom(900), 3600, 3600, 0),
    };

    /// <summary>One other liquidation on each of five assets A0 to A4.</summary>
    public static LendingProtocol Liquidations(int positions = 15) => Bonuses(positions) with
    {
        Collateral = new Dictionary<string, CollateralMarket>
        {
            ["A0"] = new(.7, new PriceOracle.Spot(), Bonus with { CloseFactorOf = new CloseFactorRule.TotalDebt(900, 400) }, new MarketDepth(20_000, 1800, 1)),
            ["A1"] = new(.65, new PriceOracle.Spot(), new LiquidationMechanism.Absorption(.9, .5, 1500), new MarketDepth(9_000, 3600, 0)),
            ["A2"] = new(.6, new PriceOracle.Push(3600, .005, 0), new LiquidationMechanism.ReverseDiscount(.15, 20), new MarketDepth(9_000, 3600, 0)),
            ["A3"] = new(.62, new PriceOracle.Spot(), new LiquidationMechanism.TwoStageAuction(.95, .7, 7200, 20_000, 7200, .15, .1, 50), null),
            ["A4"] = new(.6, new PriceOracle.Spot(), new LiquidationMechanism.StabilityPool(900, 1.72, .02, 5), null),
        },
        Positions = [.. Positions(positions).Select((position, i) => position with { Asset = $"A{i % 5}" })],
    };

    /// <summary>Debts in A1 and A2 beside the numéraire, in categories and not, loops, lenders who leave, and collateral that is lent.</summary>
    public static LendingProtocol Lending(int positions = 18) => Bonuses(positions) with
    {
        Collateral = new Dictionary<string, CollateralMarket>
        {
            ["A0"] = new(.7, new PriceOracle.Spot(), Bonus, new MarketDepth(20_000, 1800, 1)),
            ["A2"] = new(.6, new PriceOracle.Push(3600, .005, 0), Bonus with { CloseFactorOf = new CloseFactorRule.TotalDebt(900, 400) }, new MarketDepth(9_000, 3600, 0)),
        },
        Positions = [.. Positions(positions).Select((position, i) => Lending(position with { Asset = i % 2 == 0 ? "A0" : "A2" }, i))],
        Interest = new InterestCurve(.01, .04, .75, .8, .2, 17_000) { Run = new LenderRun(.85, .6) { BadDebtShare = .001 } },
        Reserves = new Dictionary<string, DebtReserve>
        {
            ["A1"] = new(new InterestCurve(.3, .4, 3, .8, .2, 300) { Run = new LenderRun(.8, .5) }, new PriceOracle.Push(7200, .01, 600)),
            ["A2"] = new(new InterestCurve(.01, .1, 1, .8, .1, 500) { Run = new LenderRun(.2, .8) }, null),
        },
        Modes = new Dictionary<string, EfficiencyMode>
        {
            ["near"] = new(["A0", "A1"], .9, .02),
            ["told"] = new(["A1", "A2"], .9, .01) { Prices = new Dictionary<string, double> { ["A1"] = 1, ["A2"] = 1.02 } },
        },
    };

    // Positions by sixths: the numéraire, the ether of a category, the same as a loop, another's asset, and what a category's own oracle says.
    private static LendingPosition Lending(LendingPosition position, int index) => (index % 6) switch
    {
        0 => position,
        1 => position with { Debt = position.Units * (.7 + (.01 * (index % 20))), DebtAsset = "A1", Mode = "told" },
        2 => position with { Debt = position.Units * (.78 + (.006 * (index % 20))), DebtAsset = "A1", Mode = "near", Unwinding = new LoopUnwinding(.35, 7200) },
        3 => position with { Debt = position.Units * 55 },
        4 => position with { Debt = position.Units * (.6 + (.005 * (index % 20))), DebtAsset = "A2" },
        _ => position with { Debt = position.Units * .55, DebtAsset = "A1" },
    };

    /// <summary>A fixed bonus at the price of another asset, told at once and pushed, with gas at the price of a third.</summary>
    public static LendingProtocol Feeds() => new(
        new Dictionary<string, CollateralMarket>
        {
            ["A0"] = new(.7, new PriceOracle.Spot { Reference = new FeedReference("A1", 1.1) }, Bonus, new MarketDepth(20_000, 1800, 0)),
            ["A1"] = new(.65, new PriceOracle.Push(86_400, .05, 0) { Reference = new FeedReference("A0", .9) }, Bonus, null),
        },
        [.. Positions(9).Where(position => position.Asset != "A2")],
        Keepers,
        new GasMarket.AssetPrice(4, "A2"));

    /// <summary>Collateral in bands behind a moving average, owners who repay early, breakers of two levels of each measure, and backstops of a kind.</summary>
    public static LendingProtocol Soft(int positions = 6) => new(
        new Dictionary<string, CollateralMarket>
        {
            ["A0"] = new(.7, new PriceOracle.MovingAverage(1800), new LiquidationMechanism.Bands(30, 4, .006, .1), new MarketDepth(20_000, 1800, 0)) { Settlement = new Settlement(3600) },
            ["A1"] = new(.65, new PriceOracle.Spot(), Bonus, new MarketDepth(9_000, 3600, 0)),
            ["A2"] = new(.6, new PriceOracle.MovingAverage(3600), Auction, null),
        },
        [.. Positions(positions).Select(position => position.Asset == "A0" ? position : position with { DeRisking = new DeRisking(1.15, 1.3, position.Asset == "A1" ? 0 : 3600) })],
        Keepers,
        Gas)
    {
        Interest = new InterestCurve(.01, .4, 3, .8, .2, 20_000),
        Backstops = [new Backstop.InsuranceFund(20), new Backstop.StakingModule("A2", 1, .3, .1), new Backstop.InsuranceFund(30), new Backstop.StakingModule("A1", 2, .5, 0), new Backstop.DebtAuction("A2", 1, .1), new Backstop.DebtAuction("A1", 1, 0)],
        Breakers = [new CircuitBreaker("A1", .1, 7200, 7200) { Soft = new SoftLevel(.03, 3600, .9) }],
        MeasureBreakers =
        [
            new MeasureBreaker("A2", BreakerMeasure.StressIndex, 2, 3600) { Soft = new SoftLevel(1.2, 7200, 0) },
            new MeasureBreaker("A2", BreakerMeasure.OracleDeviation, .05, 3600) { Soft = new SoftLevel(.01, 3600, 0) },
        ],
    };

    /// <summary>Positions of the three assets, from safe ones to ones at the edge.</summary>
    public static IReadOnlyList<LendingPosition> Positions(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new LendingPosition($"vault {i}", $"A{i % 3}", 10 + (7 * i % 90), (10 + (7 * i % 90)) * (35 + (i * 11 % 24))))];
}

using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Domain.Protocols.Oracles;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>Protocols and models drawn at random, within what is allowed, so that what must always hold is seen to.</summary>
internal sealed class RandomProtocols(int seed)
{
    public const int Assets = 3;

    private readonly Random random = new(seed);

    public PriceModel Model() => new GeometricBrownianModel(
        Measure.RealWorld,
        [.. Enumerable.Range(0, Assets).Select(i => new ModelAsset($"A{i}", Between(1, 3000), Between(.2, 3), Between(-2, 1)))],
        [[1, .5, .3], [.5, 1, .2], [.3, .2, 1]]);

    public LendingProtocol Protocol(PriceModel model)
    {
        string[] collateral = ["A0", "A1"];
        var markets = collateral.ToDictionary(name => name, _ => Market() with { Margin = Coin() ? null : new DynamicMargin(Between(.1, 2), .3) });
        return new LendingProtocol(markets, [.. Enumerable.Range(0, 25).Select(i => Position(model, markets, i))], Keepers(), Gas())
        {
            Interest = Coin() ? null : new InterestCurve(Between(0, .05), Between(0, .1), Between(0, 2), Between(.3, .95), Between(0, .5), 1e6),
            MeasureBreakers = Coin() ? [] : [new MeasureBreaker("A0", Coin() ? BreakerMeasure.OracleDeviation : BreakerMeasure.StressIndex, Between(.02, 1.5), Between(600, 20_000))],
            Sequencer = Coin() ? null : new SequencerOutage(new Occurrence.AtRandom(Between(0, 500)), Between(600, 20_000), Between(0, 20_000), Coin() ? 0 : Between(.8, 1)),
            Backstops = [.. Backstops()],
            Breakers = Coin() ? [] : [new CircuitBreaker("A1", Between(.05, .3), Between(600, 20_000), Between(600, 20_000))],
        };
    }

    /// <summary>The same, but that what is lent beside the numéraire has a price that stands still, so that debts of it add up in the numéraire.</summary>
    public PriceModel LendingModel() => new GeometricBrownianModel(
        Measure.RealWorld,
        [.. Enumerable.Range(0, Assets).Select(i => new ModelAsset($"A{i}", Between(1, 3000), i == 2 ? 0 : Between(.2, 3), i == 2 ? 0 : Between(-4, 1)))],
        [[1, .5, 0], [.5, 1, 0], [0, 0, 1]]);

    /// <summary>Debts in A2 against A0 and A1, in a category and not, with loops, runs and collateral that is lent, beside debts in the numéraire. Without interest, so that loops of no yield stand for those that cost too much.</summary>
    public LendingProtocol Lending(PriceModel model)
    {
        var bonus = new LiquidationMechanism.FixedBonus(Between(0, .1), Between(.1, 1), Between(.8, 1), Between(0, 1)) { CloseFactorOf = Coin() ? new CloseFactorRule.ReserveDebt() : new CloseFactorRule.TotalDebt(Between(100, 3000), Between(0, 50)) };
        var markets = new[] { "A0", "A1" }.ToDictionary(name => name, _ => new CollateralMarket(Between(.4, .85), new PriceOracle.Push(Between(600, 86_400), Between(0, .05), Between(0, 7200)), bonus, Coin() ? null : new MarketDepth(Between(1e4, 1e6), Between(60, 1e5), Between(0, 3))));
        var modes = new Dictionary<string, EfficiencyMode>
        {
            ["near"] = new(["A0", "A2"], .9, .02),
            ["told"] = new(["A1", "A2"], .9, .02) { Prices = new Dictionary<string, double> { ["A1"] = model.Assets[1].Spot / model.Assets[2].Spot, ["A2"] = 1 } },
        };
        InterestCurve Free(double supplied) => new(0, 0, 0, .8, .1, supplied) { Run = Coin() ? null : new LenderRun(Between(.5, 1), Between(.1, .9)) { BadDebtShare = Coin() ? null : Between(.001, .1) } };
        LendingPosition[] positions = [.. Enumerable.Range(0, 24).Select(i => Owing(model, markets, modes, i))];
        double owed = positions.Where(position => position.DebtAsset is not null).Sum(position => position.Debt);
        var reserves = new Dictionary<string, DebtReserve>
        {
            ["A2"] = new(Free(owed * Between(1, 1.5)) with { BaseRate = 0, Run = new LenderRun(Between(.5, 1), .5) }, Coin() ? new PriceOracle.Spot() : new PriceOracle.FixedPrice(model.Assets[2].Spot * Between(.97, 1.03))),
        };
        if (Coin()) reserves.Add("A1", new DebtReserve(Free(positions.Where(position => position.Asset == "A1").Sum(position => position.Units)), null));
        return new LendingProtocol(markets, positions, Keepers(), new GasMarket.AssetPrice(Between(0, 5), "A2"))
        {
            Reserves = reserves,
            Modes = modes,
            Interest = Free(positions.Where(position => position.DebtAsset is null).Sum(position => position.Debt) * Between(1, 1.5)),
            Backstops = [new Backstop.InsuranceFund(300)],
        };
    }

    // Of the loops the yield is below what no interest costs, so that they leave at once.
    private LendingPosition Owing(PriceModel model, Dictionary<string, CollateralMarket> markets, Dictionary<string, EfficiencyMode> modes, int index)
    {
        string asset = $"A{index % 2}";
        double units = Math.Exp(Between(-1, 5));
        string? mode = index % 4 == 0 ? "near" : index % 4 == 1 ? "told" : null;
        bool isOwed = mode is not null || Coin();
        double value = units * model.Assets[index % 2].Spot / (isOwed ? model.Assets[2].Spot : 1);
        double threshold = mode is null ? markets[asset].LiquidationThreshold : modes[mode].LiquidationThreshold;
        return new LendingPosition($"vault {index}", asset, units, value * threshold * Between(.6, 1.02))
        {
            DebtAsset = isOwed ? "A2" : null,
            Mode = mode,
            Unwinding = index % 3 == 0 ? new LoopUnwinding(-.01, Between(3600, 1e5)) : null,
        };
    }

    private LendingPosition Position(PriceModel model, Dictionary<string, CollateralMarket> markets, int index)
    {
        string asset = $"A{index % 2}";
        double units = Math.Exp(Between(-3, 5));
        double value = units * model.Assets[index % 2].Spot;
        return new LendingPosition($"vault {index}", asset, units, value * markets[asset].LiquidationThreshold * Between(.6, 1.02));
    }

    private CollateralMarket Market()
    {
        double threshold = Between(.4, .95);
        return new CollateralMarket(threshold, Oracle(), Liquidation(threshold), Coin() ? null : new MarketDepth(Between(1e4, 1e6), Between(60, 1e5), Coin() ? 0 : Between(0, 3)));
    }

    private KeeperPool Keepers() => new(Between(1e3, 1e6), Between(60, 1e5), random.Next(1, 20), Coin() ? 0 : Between(0, 100), Between(.5, 1), Between(600, 50_000), Between(1, 20));

    private GasMarket Gas() => Coin() ? new GasMarket.AssetPrice(Between(0, 50), "A2") : new GasMarket.MeanReverting(Between(0, 50), "A0", Between(0, 8), Between(600, 1e5), Between(0, .8));

    private PriceOracle Oracle()
    {
        OracleOutage? outage = Coin() ? null : new OracleOutage(Between(0, 200), Between(600, 20_000));
        FeedNoise? noise = Coin() ? null : new FeedNoise(Between(0, .05), Between(60, 20_000));
        WrongFeed? wrong = Coin() ? null : new WrongFeed(Between(.3, 3), Between(600, 20_000), Coin() ? new Occurrence.AtRandom(Between(0, 500)) : new Occurrence.Once(Between(600, 50_000)));
        PriceOracle source = Source(outage) with { Noise = noise, WrongFeed = wrong };
        PriceOracle oracle = random.Next(4) switch
        {
            0 => new PriceOracle.Median([source, Source(null), Source(outage)]) { Outage = outage },
            1 => new PriceOracle.Median([Source(null), source, Source(outage), new PriceOracle.FixedPrice(null), Source(outage)]),
            _ => source,
        };
        return oracle with { Staleness = Coin() ? null : new Staleness(Between(600, 50_000)), Confidence = Coin() ? null : new PriceConfidence(Between(.001, .02), Between(0, 3), Coin() ? null : Between(.05, 1)) };
    }

    private PriceOracle Source(OracleOutage? outage)
    {
        return random.Next(5) switch
        {
            0 => new PriceOracle.Spot { Outage = outage },
            1 => new PriceOracle.Push(Between(600, 86_400), Between(0, .05), Between(0, 7200)) { Outage = outage, Floor = Coin() ? 0 : .5 },
            2 => new PriceOracle.SecurityModule(Between(600, 7200)) { Outage = outage },
            3 => new PriceOracle.TimeWeightedAverage(Between(600, 20_000), Coin() ? WindowMean.Arithmetic : WindowMean.Geometric) { Outage = outage, GrowthCap = Coin() ? null : new RateCap("A2", 1, Between(0, 1)) },
            _ => new PriceOracle.MovingAverage(Between(60, 20_000)) { Outage = outage, Cap = Coin() ? null : 5000 },
        };
    }

    public LiquidationMechanism Liquidation(double threshold) => random.Next(8) switch
    {
        2 => new LiquidationMechanism.FixedBonus(Between(0, .15), Between(.1, 1), Between(.8, 1), Between(0, 1)) { CloseFactorOf = new CloseFactorRule.TotalDebt(Between(100, 3000), Between(0, 50)) },
        3 => new LiquidationMechanism.Absorption(Between(threshold, 1), Between(0, 1), Coin() ? null : Between(0, 1e4)),
        4 => new LiquidationMechanism.ReverseDiscount(Between(0, .3), Coin() ? 0 : Between(0, 500)),
        5 => new LiquidationMechanism.TwoStageAuction(Between(.8, 1), Between(.2, .8), Between(600, 5000), Between(600, 20_000), Between(600, 10_000), Between(0, .5), Between(0, .2), Coin() ? 0 : Between(0, 500)),
        6 => new LiquidationMechanism.StabilityPool(Between(0, 1e4), 0, Between(0, .01), Between(0, 20)),
        0 => new LiquidationMechanism.FixedBonus(Between(0, .15), Between(.1, 1), Between(.8, 1), Between(0, 1)),
        1 => new LiquidationMechanism.EnglishAuction(Between(0, .2), Math.Exp(Between(-2, 4)), Between(300, 5000), Between(5000, 20_000), Between(.001, .1), Coin() ? 0 : Between(0, .1), random.Next(1, 5), 1),
        _ => new LiquidationMechanism.DutchAuction(Between(0, .2), Between(1, 1.5), Decline(), Between(1200, 20_000), Between(0, .9), Between(0, 20), Between(0, .01), Between(0, 500), Coin() ? null : Between(1e3, 1e5)),
    };

    private AuctionDecline Decline() => random.Next(3) switch
    {
        0 => new AuctionDecline.Linear(Between(600, 20_000)),
        1 => new AuctionDecline.Stairstep(Between(.9, .999), Between(10, 600)),
        _ => new AuctionDecline.Exponential(Between(.999, .99999)),
    };

    private IEnumerable<Backstop> Backstops()
    {
        if (Coin()) yield return new Backstop.InsuranceFund(Between(0, 1e4));
        if (Coin()) yield return new Backstop.StakingModule("A2", Between(0, 10), Between(0, 1), Between(0, .5)) { Capitalization = Coin() ? null : Between(1e3, 1e6), Run = Coin() ? null : new StakeRun(Between(.01, .3), Between(600, 50_000), Between(0, 30_000)) };
        if (Coin()) yield return new Backstop.DebtAuction("A2", Between(0, 10), Between(0, .5));
    }

    private bool Coin() => random.Next(2) == 0;

    private double Between(double low, double high) => low + ((high - low) * random.NextDouble());
}

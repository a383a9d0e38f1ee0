using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Domain.Protocols.Perpetuals;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Protocols;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>A model, and perpetuals against pools, drawn at random; with every third seed those of one asset are closed in its market, and share a fund with nobody.</summary>
internal sealed class RandomPools
{
    /// <summary>An asset whose price stands still.</summary>
    public const string Still = "A2";

    private const int Paths = 8;
    private const double StepYears = 1 / (365.0 * 96);
    private const int Dates = 120;

    private readonly Random random;
    private readonly GeometricBrownianModel model;

    public RandomPools(int seed, bool isHalted = true, Func<LiquidationMechanism.LiquidityPool, LiquidationMechanism.LiquidityPool>? change = null)
    {
        random = new Random(seed);
        model = new GeometricBrownianModel(
            Measure.RealWorld, [.. Enumerable.Range(0, 3).Select(i => new ModelAsset($"A{i}", Between(1, 3000), i == 2 ? 0 : Between(.5, 4), i == 2 ? 0 : Between(-3, 3)))], [[1, .5, 0], [.5, 1, 0], [0, 0, 1]]);
        bool beside = seed % 3 == 0;
        var markets = new Dictionary<string, CollateralMarket> { ["A0"] = Market(0, change), ["A1"] = beside ? Book() : Market(1, change) };
        Breakers = random.Next(3) > 0 || !isHalted ? [] : [new CircuitBreaker("A0", Between(.02, .1), Between(900, 20_000), Between(900, 20_000))];
        Protocol = new LendingProtocol(isHalted ? markets : markets.ToDictionary(market => market.Key, market => market.Value with { Oracle = new PriceOracle.Spot() }), [], KnownFalls.Free, new GasMarket.MeanReverting(0, "A0", 0, 600, 0))
        {
            Perpetuals = [.. Enumerable.Range(0, 40).Select(Position)],
            Backstops = beside ? [new Backstop.InsuranceFund(Between(0, 1e3))] : [],
            Breakers = Breakers,
        };
        string[] names = [.. ProtocolPlan.Names(model, Protocol)];
        Order = [.. names.Select(name => Protocol.Perpetuals.First(position => position.Name == name))];
    }

    public LendingProtocol Protocol { get; }

    public IReadOnlyList<CircuitBreaker> Breakers { get; }

    /// <summary>The positions in the plan's order.</summary>
    public LeveragedPosition[] Order { get; }

    public LeveragedPosition[] OrderOf(int asset) => [.. Order.Where(position => position.Asset == $"A{asset}")];

    public LiquidationMechanism.LiquidityPool PoolOf(int asset) => (LiquidationMechanism.LiquidityPool)Protocol.Collateral[$"A{asset}"].Liquidation;

    /// <summary>What the positions of an asset had gained before the start.</summary>
    public double GainedToday(int asset) => OrderOf(asset).Sum(trader => trader.Units * (model.Assets[asset].Spot - trader.EntryPrice));

    public int IndexOf(string asset) => asset[1] - '0';

    public IEnumerable<ProtocolPath> Follow()
    {
        SimulationPlan plan = ProtocolPlan.Create(model, Protocol, new MonitoringDates(Dates, StepYears), new SimulationSettings(Paths, 5, Precision.Double));
        for (int path = 0; path < Paths; path++) yield return ProtocolTrace.Follow(plan, path);
    }

    // Some twenty positions of e^6 on average.
    private CollateralMarket Market(int asset, Func<LiquidationMechanism.LiquidityPool, LiquidationMechanism.LiquidityPool>? change)
    {
        string backing = Coin() ? Still : $"A{asset}";
        double target = Between(.05, .6);
        double most = Coin() ? 1 : Between(.3, 1);
        var pool = new LiquidationMechanism.LiquidityPool(backing, Between(500, 20_000) / model.Assets[IndexOf(backing)].Spot, Between(500, 20_000), Between(0, .01), Coin() ? 0 : Between(0, 2), most)
        {
            Deleveraging = random.Next(3) == 0 ? null : new ProfitFactors(target * Between(1, 1.5), target),
        };
        return new CollateralMarket(1 - Between(.005, .05), Coin() ? new PriceOracle.Spot() : new PriceOracle.Push(Between(900, 7200), Between(0, .02), Between(0, 3600)), change is null ? pool : change(pool), null);
    }

    private CollateralMarket Book() => new(1 - Between(.005, .05), new PriceOracle.Spot(), SamplePerpetuals.Partial, null);

    private LeveragedPosition Position(int index)
    {
        double spot = model.Assets[index % 2].Spot;
        double entry = spot * Between(.9, 1.1);
        double units = (Coin() ? 1 : -1) * Math.Exp(Between(3, 8)) / spot;
        return new LeveragedPosition($"trader {index}", $"A{index % 2}", units, entry, Math.Max(0, units * (entry - spot)) + (Math.Abs(units) * spot / Between(2, 60)));
    }

    private bool Coin() => random.Next(2) == 0;

    private double Between(double low, double high) => low + ((high - low) * random.NextDouble());
}

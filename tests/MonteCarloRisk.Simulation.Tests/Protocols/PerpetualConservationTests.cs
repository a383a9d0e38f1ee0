using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Domain.Protocols.Perpetuals;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Protocols;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>On random markets of perpetuals and paths nothing is created or lost: longs, shorts, fees, fund, winners and the market add up to nothing.</summary>
public sealed class PerpetualConservationTests
{
    private const int Paths = 12;
    private const int Dates = 150;

    // Sums of some hundred doubles.
    private const double Rounding = 1e-9;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Longs_shorts_fees_fund_and_market_add_up_to_nothing(int seed)
    {
        var drawn = new Drawn(seed);
        double start = drawn.Protocol.Perpetuals.Sum(position => position.Margin - (position.Units * position.EntryPrice));
        double scale = drawn.Protocol.Perpetuals.Sum(position => Math.Abs(position.Units) * position.EntryPrice);
        double fund = drawn.Protocol.Backstops.OfType<Backstop.InsuranceFund>().Sum(one => one.Amount);
        foreach (ProtocolPath path in drawn.Follow())
        {
            // What positions have, at prices less funding, is what they had, what the market has paid and the protocol has forgiven them, less fees. What winners give up the bankrupt are forgiven.
            double cash = path.Perpetuals.Sum(market => market.Positions.Sum(position => position.Cash));
            double paid = path.Perpetuals.Sum(market => market.Market[PerpetualState.MarketPaid]);
            double lacking = path.Perpetuals.Sum(market => market.Positions.Sum(position => Math.Max(0, -Equity(path, market, position))));
            double forgone = path.Measures[LiquidationMeasures.Forgone];
            double forgiven = path.BadDebt - forgone - lacking;
            Close(start + paid + forgiven, cash + path.Ledger[PathLedger.Revenue], scale);

            Close(path.BadDebt, path.Ledger[PathLedger.PaidByFund] + forgone + path.Ledger[PathLedger.PaidByStakers] + path.Ledger[PathLedger.Socialized], scale);
            Close(fund + path.Ledger[PathLedger.Revenue] - path.Ledger[PathLedger.PaidByFund], path.Ledger[PathLedger.Fund], scale + fund);
            Assert.Equal(path.Ledger[PathLedger.Fund], path.Measures[LiquidationMeasures.FundLeft]);
            Assert.InRange(path.Ledger[PathLedger.Fund], -Rounding * scale, double.PositiveInfinity);
            Assert.InRange(forgone, 0, path.BadDebt * (1 + Rounding));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nobody_is_closed_while_healthy_at_the_price_that_the_protocol_sees_nor_left_with_less_than_nothing(int seed)
    {
        var drawn = new Drawn(seed);
        int closed = 0;
        foreach (ProtocolPath path in drawn.Follow())
        {
            bool deleveraged = path.Events.Any(happened => happened.Kind == ProtocolEventKind.Deleveraging);
            foreach (IGrouping<int, ProtocolEvent> of in path.Events.Where(happened => happened.Kind == ProtocolEventKind.PerpetualClosing).GroupBy(happened => happened.Position))
            {
                LeveragedPosition position = drawn.Order[of.Key];
                ProtocolEvent first = of.First();
                Assert.Equal(position.Asset, $"A{first.Asset}");
                closed++;
                if (deleveraged) continue;
                double price = path.Prices[first.Asset][first.Date - 1].Oracle;
                CollateralMarket market = drawn.Protocol.Collateral[position.Asset];
                double funding = ((FundingLaw.Constant)((LiquidationMechanism.PartialLiquidation)market.Liquidation).Funding).RatePerYear * Drawn.StepYears * path.Prices[first.Asset].Take(first.Date).Sum(at => at.Oracle);
                double margin = (1 - market.LiquidationThreshold) * Math.Abs(position.Units) * price;
                Assert.InRange(position.Equity(price) - (position.Units * funding), double.NegativeInfinity, margin * (1 + Rounding));
            }

            foreach (PerpetualBook market in path.Perpetuals)
            {
                foreach ((double units, double cash) in market.Positions.Where(position => position.Units == 0)) Assert.InRange(cash, -Rounding * 1e6, double.PositiveInfinity);
            }
        }

        if (seed == 1) Assert.True(closed > 0);
    }

    [Fact]
    public void Some_are_deleveraged_and_some_losses_are_paid_by_each()
    {
        ProtocolPath[] paths = [.. Enumerable.Range(1, 30).SelectMany(seed => new Drawn(seed).Follow())];
        Assert.Contains(paths, path => path.Measures[LiquidationMeasures.Forgone] > 0);
        Assert.Contains(paths, path => path.Ledger[PathLedger.PaidByFund] > 0);
        Assert.Contains(paths, path => path.Ledger[PathLedger.PaidByStakers] > 0);
        Assert.Contains(paths, path => path.Ledger[PathLedger.Socialized] > 0);
        Assert.Contains(paths, path => path.Measures[LiquidationMeasures.Forgone] > 0 && path.Ledger[PathLedger.PaidByFund] > 0);
    }

    private static double Equity(ProtocolPath path, PerpetualBook market, (double Units, double Cash) position) =>
        position.Cash + (position.Units * (path.Prices[market.Asset][^1].Market - market.Market[PerpetualState.Funding]));

    private static void Close(double expected, double actual, double scale) => Assert.InRange(actual, expected - (Rounding * (scale + 1)), expected + (Rounding * (scale + 1)));

    /// <summary>A model and markets of perpetuals drawn at random.</summary>
    private sealed class Drawn
    {
        public const double StepYears = 1 / (365.0 * 96);
        private readonly Random random;
        private readonly GeometricBrownianModel model;

        public Drawn(int seed)
        {
            random = new Random(seed);
            model = new GeometricBrownianModel(
                Measure.RealWorld, [.. Enumerable.Range(0, 3).Select(i => new ModelAsset($"A{i}", Between(1, 3000), Between(.5, 4), Between(-2, 1)))], [[1, .5, .3], [.5, 1, .2], [.3, .2, 1]]);
            string[] assets = ["A0", "A1"];
            Protocol = new LendingProtocol(assets.ToDictionary(name => name, _ => Market()), [], KnownFalls.Free, new GasMarket.MeanReverting(0, "A0", 0, 600, 0))
            {
                Perpetuals = [.. Enumerable.Range(0, 40).Select(Position)],
                Backstops = [.. Backstops()],
                Breakers = random.Next(4) > 0 ? [] : [new CircuitBreaker("A1", Between(.02, .1), Between(900, 20_000), Between(900, 20_000))],
            };
            string[] names = [.. ProtocolPlan.Names(model, Protocol)];
            Order = [.. names.Select(name => Protocol.Perpetuals.First(position => position.Name == name))];
        }

        public LendingProtocol Protocol { get; }

        public LeveragedPosition[] Order { get; }

        public IEnumerable<ProtocolPath> Follow()
        {
            SimulationPlan plan = ProtocolPlan.Create(model, Protocol, new MonitoringDates(Dates, StepYears), new SimulationSettings(Paths, 5, Precision.Double));
            for (int path = 0; path < Paths; path++) yield return ProtocolTrace.Follow(plan, path);
        }

        private CollateralMarket Market() => new(
            1 - Between(.005, .05),
            Coin() ? new PriceOracle.Spot() : new PriceOracle.Push(Between(900, 7200), Between(0, .02), Between(0, 3600)),
            new LiquidationMechanism.PartialLiquidation(Between(0, .02), Between(1, 3), Between(.1, 3), Coin() ? 1 : Between(.05, 1), Coin() ? 0 : Between(0, 1e4), Coin() ? null : Between(1e3, 1e6)) { Funding = new FundingLaw.Constant(Coin() ? 0 : Between(-2, 2)) },
            Coin() ? null : new MarketDepth(Between(1e4, 1e6), Between(60, 1e5), Coin() ? 0 : Between(0, 3)));

        private LeveragedPosition Position(int index)
        {
            double spot = model.Assets[index % 2].Spot;
            double entry = spot * Between(.95, 1.05);
            double units = (Coin() ? 1 : -1) * Math.Exp(Between(3, 9)) / spot;
            return new LeveragedPosition($"trader {index}", $"A{index % 2}", units, entry, Math.Max(0, units * (entry - spot)) + (Math.Abs(units) * spot / Between(2, 60)));
        }

        private IEnumerable<Backstop> Backstops()
        {
            bool deleverages = random.Next(3) > 0;
            bool first = Coin();
            if (deleverages && first) yield return new Backstop.Deleveraging();
            if (Coin()) yield return new Backstop.InsuranceFund(Between(0, 1e3));
            if (deleverages && !first) yield return new Backstop.Deleveraging();
            if (Coin()) yield return new Backstop.StakingModule("A2", Between(0, 10), Between(0, 1), Between(0, .5));
        }

        private bool Coin() => random.Next(2) == 0;

        private double Between(double low, double high) => low + ((high - low) * random.NextDouble());
    }
}

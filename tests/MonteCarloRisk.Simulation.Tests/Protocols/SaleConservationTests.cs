using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Protocols;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>On random protocols what venues pay is what borrowers are relieved of, keepers keep, searchers and lenders of a transaction take, and it is the value sold less slippage.</summary>
public sealed class SaleConservationTests
{
    private const int Paths = 12;
    private const double Rounding = 1e-8;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void What_venues_pay_is_shared_out(int seed)
    {
        var random = new RandomProtocols(seed);
        PriceModel model = random.Model();
        LendingProtocol drawn = random.Protocol(model);
        var choice = new Random(seed);

        // Of liquidations at a bonus without a fee of the protocol, what is paid is what is repaid; without gas nothing else leaves, and all sales are keepers'.
        LendingProtocol protocol = drawn with
        {
            Gas = new GasMarket.MeanReverting(0, "A0", 0, 600, 0),
            FlashLoans = new FlashLoans(choice.Next(1_000, 100_000), choice.NextDouble() * .01),
            Searchers = new SearcherCompetition(choice.NextDouble() * .9, choice.NextDouble() * .01),
            Collateral = drawn.Collateral.ToDictionary(pair => pair.Key, pair => pair.Value with
            {
                Liquidation = new LiquidationMechanism.FixedBonus(.12, .5, .95, 0),
                Depth = null,
                Velocity = null,
                Settlement = null,
                Venues = Venues(choice, model.Assets.First(asset => asset.Name == pair.Key).Spot),
            }),
        };
        SimulationPlan plan = ProtocolPlan.Create(model, protocol, new MonitoringDates(150, 1 / (365.0 * 96)), new SimulationSettings(Paths, 5, Precision.Double));
        IReadOnlyList<ProtocolSale> sales = ProtocolSales.Of(model, protocol);
        double seen = 0;
        for (int number = 0; number < Paths; number++)
        {
            ProtocolPath path = ProtocolTrace.Follow(plan, number);
            double Sum(SaleMeasure measure) => sales.Index().Where(sale => sale.Item.Measure == measure).Sum(sale => path.Sales[sale.Index]);
            double taken = Sum(SaleMeasure.Taken);
            double liquidated = path.Ledger[PathLedger.Liquidated];
            Close(taken, path.Ledger[PathLedger.Repaid] + path.Ledger[PathLedger.KeeperProfit] + Sum(SaleMeasure.Bids) + Sum(SaleMeasure.Sandwiches) + Sum(SaleMeasure.FlashFees), liquidated);
            Close(taken, liquidated - Sum(SaleMeasure.Slippage) + Sum(SaleMeasure.Sandwiches), liquidated);
            Assert.All(path.Sales.Where((_, index) => sales[index].Measure != SaleMeasure.Slippage), amount => Assert.True(amount >= 0));
            seen += taken;
        }

        if (seed == 1) Assert.True(seen > 0);
    }

    private static Venue[] Venues(Random random, double spot) =>
    [
        new Venue.Depth("book", random.Next(10_000, 1_000_000), random.Next(60, 10_000), random.Next(3)),
        new Venue.ConstantProductPool("pool", random.Next(10_000, 1_000_000), .003, 60, random.Next(2)),
        new Venue.ConcentratedPool("range", random.Next(10_000, 1_000_000), spot * .8, spot * 1.2, .0005, 120, random.Next(2)),
    ];

    private static void Close(double expected, double actual, double scale) => Assert.InRange(actual, expected - (Rounding * (scale + 1)), expected + (Rounding * (scale + 1)));
}

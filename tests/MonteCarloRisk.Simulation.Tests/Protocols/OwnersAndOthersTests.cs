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

/// <summary>
/// On random protocols collateral is sold for what others have of it: what owners lose is what the market keeps in slippage, keepers earn, searchers and lenders of a transaction take, depositors of a pool gain and the protocol has in penalties and fees. So it is of bonuses,
/// discounts, auctions of each kind, pools, bands and owners who repay early, without gas.
/// </summary>
public sealed class OwnersAndOthersTests
{
    private const int Paths = 12;
    private const double Rounding = 1e-9;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_owners_lose_is_what_others_have(int seed)
    {
        (PriceModel model, LendingProtocol protocol) = Draw(seed);
        IReadOnlyList<ProtocolSale> sales = ProtocolSales.Of(model, protocol);
        SimulationPlan plan = ProtocolPlan.Create(model, protocol, new MonitoringDates(150, 1 / (365.0 * 96)), new SimulationSettings(Paths, 5, Precision.Double));
        for (int number = 0; number < Paths; number++)
        {
            ProtocolPath path = ProtocolTrace.Follow(plan, number);
            double Sum(SaleMeasure measure) => sales.Index().Where(sale => sale.Item.Measure == measure).Sum(sale => path.Sales[sale.Index]);
            double Told(int measure) => path.Measures.Count > measure ? path.Measures[measure] : 0;

            // Owners who repay early lose to the market what no liquidation takes.
            double market = Sum(SaleMeasure.Slippage) - Told(LiquidationMeasures.DeRiskingCost);
            double others = path.Ledger[PathLedger.KeeperProfit] + Sum(SaleMeasure.Bids) + Sum(SaleMeasure.FlashFees) + Told(LiquidationMeasures.PoolGain);
            double moved = path.Ledger[PathLedger.Liquidated] + path.Ledger[PathLedger.Repaid] + Math.Abs(path.Ledger[PathLedger.Revenue]) + Told(LiquidationMeasures.SoftRepaid) + Math.Abs(others);
            Close(path.Ledger[PathLedger.BorrowersLoss], market + others + path.Ledger[PathLedger.Revenue], moved);
        }
    }

    [Fact]
    public void All_kinds_of_sales_are_among_them()
    {
        LendingProtocol[] protocols = [.. Enumerable.Range(1, 40).Select(seed => Draw(seed).Protocol)];
        Type[] kinds = [.. protocols.SelectMany(protocol => protocol.Collateral.Values).Select(market => market.Liquidation.GetType()).Distinct()];
        Assert.Equal(7, kinds.Length);
        Assert.Contains(protocols, protocol => protocol.Positions.Any(position => position.DeRisking is not null));
        Assert.Contains(protocols, protocol => protocol.Searchers is not null && protocol.Collateral.Values.Any(market => market.Venues.Count > 0));
    }

    // Without gas, interest and forced sales of others, which go elsewhere; absorption, whose reserves sell what is theirs, is a bonus here. Lots that a market may not take whole are sold where it takes all.
    private static (PriceModel Model, LendingProtocol Protocol) Draw(int seed)
    {
        var random = new RandomProtocols(seed);
        PriceModel model = random.Model();
        LendingProtocol drawn = new RandomSales(seed).AddTo(RandomSoftness.Add(seed, random.Protocol(model)), model);
        bool hasBands = drawn.Collateral.Values.Any(market => market.Liquidation is LiquidationMechanism.Bands);
        CollateralMarket Known(CollateralMarket market) => market.Liquidation switch
        {
            LiquidationMechanism.Absorption => market with { Liquidation = new LiquidationMechanism.FixedBonus(.1, .5, .95, .3), Velocity = null },
            LiquidationMechanism.EnglishAuction => market with { Depth = null, Venues = [], Velocity = null },
            LiquidationMechanism.StabilityPool pool => market with { Liquidation = pool with { GasReserve = 0 }, Depth = null, Venues = [], Velocity = null },
            LiquidationMechanism.Bands => market with { Velocity = null, Settlement = new Settlement(3600) },
            _ => market with { Velocity = null },
        };
        return (model, drawn with
        {
            Gas = new GasMarket.MeanReverting(0, "A0", 0, 600, 0),
            Interest = null,
            Collateral = drawn.Collateral.ToDictionary(pair => pair.Key, pair => Known(pair.Value)),
            FlashLoans = hasBands ? null : drawn.FlashLoans ?? new FlashLoans(1e4, .001),
        });
    }

    private static void Close(double expected, double actual, double scale) => Assert.InRange(actual, expected - (Rounding * (scale + 1)), expected + (Rounding * (scale + 1)));
}

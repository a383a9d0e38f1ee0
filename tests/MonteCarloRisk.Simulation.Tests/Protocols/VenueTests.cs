using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Markets;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Protocols;
using static MonteCarloRisk.Simulation.Tests.Protocols.KnownFalls;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>Sales over several venues, against scipy's optimum, the closed forms of pools, and by hand. A step from 100 to 97 makes a vault of 1,000 units unhealthy; what is sold of it is the close factor's.</summary>
public sealed class VenueTests
{
    private const double Price = 97;
    private const double Debt = 77_700;
    private const int FirstMeasure = SaleMeasures.OfAll + SaleMeasures.FirstVenue;

    private static readonly Venue.Depth Book = new("book", 2000, 300, 0);
    private static readonly Venue.ConstantProductPool Pool = new("pool", 5000, .003, 300, 0);
    private static readonly Venue.ConcentratedPool Range = new("range", 3000, 90, 110, .0005, 300, 0);

    /// <summary>scipy 1.10.1: the root of the total of what the three take down to one price; optimize.minimize (SLSQP) on the total of what they pay, sandwiches of 0.2% off, agrees to five digits. The range holds 22.66 units.</summary>
    [Theory]
    [InlineData(5, 348.5348997517687, 4.954518114205636, 129.9084573017696, 483.128149216912)]
    [InlineData(40, 2347.5786953891684, 107.87220132846255, 1331.7264299762955, 3784.2981294313167)]
    [InlineData(80, 5010.789580967763, 256.1485504673517, 2116.4151681882818, 7378.608172186085)]
    [InlineData(150, 10303.689674779382, 601.6791148042308, 2116.4151681882818, 13016.34776920591)]
    public void A_sale_is_split_so_that_it_brings_most(double units, double book, double pool, double range, double total)
    {
        ProtocolPath path = Follow(Vault([Book, Pool, Range], units, 1000, .25) with { Searchers = new SearcherCompetition(0, .002) }, 100, .97, 1);
        double paid = units * Price / 1.25;
        Close(paid, Assert.Single(path.Events).Amount);
        Close(book, path.Sales[FirstMeasure], 1e-7);
        Close(pool, path.Sales[FirstMeasure + 1], 1e-7);
        Close(range, path.Sales[FirstMeasure + 2], 1e-7);
        Close(.002 * (pool + range), path.Sales[SaleMeasures.Sandwiches], 1e-7);
        Close(total - paid, path.Ledger[PathLedger.KeeperProfit], 1e-8);
        Close((units * Price) - total, path.Sales[SaleMeasures.OfAll + SaleMeasures.Slippage], 1e-7);
    }

    /// <summary>scipy 1.10.1: brentq on (1 - 1/n) mean price + marginal price / n = cost.</summary>
    [Theory]
    [MemberData(nameof(Quantities))]
    public void Keepers_compete_in_quantities_on_the_supply_of_all_venues(int competitors, double bonus, double units, double total)
    {
        ProtocolPath path = Follow(Vault([Book, Pool, Range], 900, competitors, bonus) with { Searchers = new SearcherCompetition(0, .002) }, 100, .97, 1);
        double cost = Price / (1 + bonus);
        Close(units * cost, Assert.Single(path.Events).Amount, 1e-8);
        Close(total - (units * cost), path.Ledger[PathLedger.KeeperProfit], 1e-7);
    }

    public static TheoryData<int, double, double, double> Quantities => new()
    {
        { 1, .05, 39.57782854384554, 3745.307556644612 },
        { 1, .2, 113.29393059882835, 10168.029401105867 },
        { 4, .05, 63.46599894874598, 5920.186824228639 },
        { 4, .2, 176.74315676474964, 14942.72138815537 },
    };

    [Fact]
    public void A_pool_alone_pays_what_its_closed_form_says()
    {
        const double units = 10;
        ProtocolPath product = Follow(Vault([Pool], units, 1000, .6), 100, .97, 1);
        double liquidity = 5000 / Math.Sqrt(100);
        PoolSwap<Double1> swap = ConstantProduct<Double1, Mask1>.Swap(new(units), new(liquidity / Math.Sqrt(Price)), new(liquidity * Math.Sqrt(Price)), new(.003));
        Close(swap.Out.Value, product.Sales[FirstMeasure], 1e-9);

        ProtocolPath concentrated = Follow(Vault([Range], units, 1000, .6), 100, .97, 1);
        double within = 3000 / (Math.Sqrt(100) - Math.Sqrt(90));
        RangeSwap<Double1> trade = ConcentratedRange<Double1, Mask1>.SellBase(new(units), new(within), new(Math.Sqrt(Price)), new(Math.Sqrt(90)), new(.0005));
        Close(trade.Out.Value, concentrated.Sales[FirstMeasure], 1e-9);

        // Beyond the range there is nothing: of what is offered keepers take what the range does.
        ProtocolPath beyond = Follow(Vault([Range], 400, 1000, .6), 100, .97, 1);
        double most = ConcentratedRange<Double1, Mask1>.SellBase(new(400), new(within), new(Math.Sqrt(Price)), new(Math.Sqrt(90)), new(.0005)).In.Value;
        Close(most * Price / 1.6, Assert.Single(beyond.Events).Amount, 1e-9);
        Close(within * (Math.Sqrt(Price) - Math.Sqrt(90)), beyond.Sales[FirstMeasure], 1e-9);

        // Below it nothing is sold.
        Assert.DoesNotContain(Follow(Vault([Range with { Lower = 98 }], 10, 1000, .6), 100, .97, 1).Events, happened => happened.Kind == ProtocolEventKind.Liquidation);
    }

    [Fact]
    public void One_venue_that_is_a_depth_is_a_depth()
    {
        LendingProtocol venue = Vault([Book with { StressExponent = 1 }], 200, 3, .12);
        LendingProtocol depth = venue with { Collateral = new Dictionary<string, CollateralMarket> { ["ETH"] = venue.Collateral["ETH"] with { Venues = [], Depth = new MarketDepth(2000, 300, 1) } } };
        ProtocolPath split = Follow(venue, 100, .97, 12);
        ProtocolPath whole = Follow(depth, 100, .97, 12);
        Assert.True(whole.Events.Count(happened => happened.Kind == ProtocolEventKind.Liquidation) > 3);
        Assert.Equal(whole.Events.Select(happened => (happened.Date, happened.Kind)), split.Events.Select(happened => (happened.Date, happened.Kind)));
        foreach ((double one, double other) in whole.Ledger.Zip(split.Ledger)) Assert.Equal(one, other, 1e-8 * (1 + Math.Abs(one)));
        foreach (((double market, _), (double other, _)) in whole.Prices[0].Zip(split.Prices[0])) Close(market, other, 1e-9);
        Assert.Empty(whole.Sales);
    }

    [Fact]
    public void Venues_recover_each_by_itself_and_the_market_is_their_mean()
    {
        // Weights by the value whose sale lowers each price by 4%: 2000, and of the pool 0.02 times its reserve, 100.
        Venue[] venues = [Book with { RecoveryHalfLife = 300 }, Pool with { RecoveryHalfLife = 600, Fee = 0 }];
        ProtocolPath path = Flat(Vault(venues, 30, 1000, .05), 4);
        Assert.Single(path.Events);
        double book = path.Sales[FirstMeasure];
        double pool = path.Sales[FirstMeasure + 1];
        double inverse = .04 / 2000;
        double sold = (1 - Math.Sqrt(1 - (2 * book * inverse))) / inverse;
        double fallOfBook = sold * inverse;
        double root = Math.Sqrt(Price) - (pool / (5000 / Math.Sqrt(Price)));
        double fallOfPool = 1 - (root * root / Price);
        Close(fallOfBook, fallOfPool, 1e-6);
        for (int date = 2; date <= 4; date++)
        {
            double impact = ((2000 * fallOfBook * Math.Pow(2, -(date - 2))) + (100 * fallOfPool * Math.Pow(2, -(date - 2) / 2.0))) / 2100;
            Close(Price * (1 - impact), path.Prices[0][date - 1].Market, 1e-9);
        }
    }

    [Fact]
    public void A_flash_loan_pays_what_capital_does_not_at_its_fee_and_up_to_its_size()
    {
        LendingProtocol poor = Vault([], 100, 1000, .1) with { Keepers = Free with { Capital = 1000 } };
        const double cost = Price / 1.1;
        const double offered = 100 * cost;
        ProtocolPath without = Follow(poor, 100, .97, 1);
        Close(1000, Assert.Single(without.Events).Amount);

        ProtocolPath with = Follow(poor with { FlashLoans = new FlashLoans(1e6, .01) }, 100, .97, 1);
        Close(offered, Assert.Single(with.Events).Amount);
        Close(offered - 1000, with.Sales[SaleMeasures.Borrowed]);
        Close(.01 * (offered - 1000), with.Sales[SaleMeasures.FlashFees]);
        Close((100 * Price) - offered - (.01 * (offered - 1000)), with.Ledger[PathLedger.KeeperProfit]);
        Assert.Equal(0, with.Ledger[PathLedger.KeeperCapital]);

        Close(4000, Assert.Single(Follow(poor with { FlashLoans = new FlashLoans(3000, .01) }, 100, .97, 1).Events).Amount);

        // A fee above what a unit brings leaves only the capital.
        Close(1000, Assert.Single(Follow(poor with { FlashLoans = new FlashLoans(3000, .1001) }, 100, .97, 1).Events).Amount);
    }

    [Fact]
    public void A_share_of_the_profit_is_bid_away_and_what_is_left_must_pay()
    {
        LendingProtocol protocol = Vault([], 100, 1000, .1) with { Searchers = new SearcherCompetition(.9, 0) };
        double profit = 100 * (Price - (Price / 1.1));
        ProtocolPath path = Follow(protocol, 100, .97, 1);
        Close(.1 * profit, path.Ledger[PathLedger.KeeperProfit]);
        Close(.9 * profit, path.Sales[SaleMeasures.Bids]);
        Assert.Single(Follow(protocol with { Keepers = Free with { Competitors = 1000, ProfitThreshold = .0999 * profit } }, 100, .97, 1).Events);
        Assert.Empty(Follow(protocol with { Keepers = Free with { Competitors = 1000, ProfitThreshold = .1001 * profit } }, 100, .97, 1).Events);
    }

    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 7)]
    public void Capital_is_locked_until_the_batch_settles_which_waits_for_the_sequencer(bool fails, int settled)
    {
        // Batches every four dates; capital for one purchase of two, turned over in a step where it is not locked. An outage of two dates begins at date 4, and its grace period of nothing ends with date 6; the next batch is that of date 8.
        LendingProtocol protocol = Vault([], 50, 1000, .1, 90_000) with
        {
            Keepers = Free with { Capital = 50 * Price / 1.1, TurnoverTime = 300, Competitors = 1000 },
            Gas = new GasMarket.MeanReverting(1, "ETH", 0, 600, 0),
            Sequencer = fails ? new SequencerOutage(new Occurrence.Once(1200), 600, 0, 0) : null,
        };
        LendingProtocol later = protocol with { Collateral = new Dictionary<string, CollateralMarket> { ["ETH"] = protocol.Collateral["ETH"] with { Settlement = new Settlement(1200) } } };
        Assert.Equal([1, 2, 3], Flat(protocol, 3).Events.Select(happened => happened.Date));
        ProtocolPath path = Flat(later, settled);
        ProtocolEvent[] sales = [.. path.Events.Where(happened => happened.Kind == ProtocolEventKind.Liquidation)];
        Assert.Equal([1, settled], sales.Select(sale => sale.Date));

        // Each purchase costs gas, and so does the batch.
        Close((.1 * sales.Sum(sale => sale.Amount)) - 3, path.Ledger[PathLedger.KeeperProfit]);
    }

    [Fact]
    public void Others_sell_what_was_pledged_to_them_too()
    {
        LendingProtocol once = Vault([], 10, 1000, .05);
        const double inverse = 2e-8;
        LendingProtocol twice = once with { Collateral = new Dictionary<string, CollateralMarket> { ["ETH"] = once.Collateral["ETH"] with { Depth = new MarketDepth(.04 / inverse, 1e6, 0), Velocity = new CollateralVelocity(2.4, 300) } } };
        ProtocolPath path = Flat(twice, 3);
        Assert.Single(path.Events);
        double first = 10 * Price * inverse;
        double sold = 14 * .5;
        double pressure = first + (sold * Price * inverse);
        double kept = Math.Pow(2, -300 / 1e6);
        Close(Price * (1 - pressure), path.Prices[0][1].Market);
        double market = Price * (1 - pressure);
        double next = sold * .5 * market * inverse;
        double impact = (kept * pressure) + ((1 - (kept * pressure)) * next);
        Close(Price * (1 - impact), path.Prices[0][2].Market);
        Close((sold * Price) + (sold * .5 * market) + (sold * .25 * path.Prices[0][2].Market), path.Sales[SaleMeasures.OfAll + SaleMeasures.Forced]);
    }

    // The price is 97 from the first date on, and the protocol sees that.
    private static ProtocolPath Flat(LendingProtocol protocol, int dates) => Follow(
        protocol with { Collateral = new Dictionary<string, CollateralMarket> { ["ETH"] = protocol.Collateral["ETH"] with { Oracle = new PriceOracle.FixedPrice(Price) } } }, Price, 1, dates);

    // The close factor is such that so many units are sold.
    private static LendingProtocol Vault(IReadOnlyList<Venue> venues, double units, int competitors, double bonus, double debt = Debt)
    {
        double repaid = units * Price / (1 + bonus);
        LendingProtocol protocol = KnownFalls.Vault(1000, debt, .8, new LiquidationMechanism.FixedBonus(bonus, repaid / debt, .5, 0));
        return protocol with
        {
            Collateral = new Dictionary<string, CollateralMarket> { ["ETH"] = protocol.Collateral["ETH"] with { Venues = venues } },
            Keepers = Free with { Competitors = competitors },
        };
    }
}

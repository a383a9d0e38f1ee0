using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Oracles;

namespace MonteCarloRisk.Replays.Maker;

/// <summary>
/// 12 and 13 March 2020 as a model and a protocol: prices of ether, the oracle's updates and the gas that winners paid are given; the vaults are those whose auctions are known; whether bidders are up is random.
/// </summary>
internal sealed class BlackThursday
{
    /// <summary>Seconds of a step.</summary>
    public const int Step = 300;

    /// <summary>Vaults of ether were unsafe below this collateral ratio, and auctions raised this much above the debt.</summary>
    public const double LiquidationRatio = 1.5;

    /// <summary>Penalty above the debt.</summary>
    public const double Penalty = .13;

    // Vaults became unsafe at an update of the oracle, at most as far below the threshold as the update fell. They are put just above the price that it told.
    private const double AboveUpdate = 1.001;

    // Auctions of one update are put into vaults of so many, in the order of their last bids: each vault has one course.
    private const int AuctionsOfVault = 20;

    private static readonly DateTime First = new(2020, 3, 12, 0, 0, 0, DateTimeKind.Utc);

    private BlackThursday(GivenPathModel model, IReadOnlyList<LendingPosition> vaults, IReadOnlyList<FlipAuction> auctions, IReadOnlyList<double> debts, BidderHabits habits)
    {
        (Model, Vaults, Auctions, Debts, Habits) = (model, vaults, auctions, debts, habits);
    }

    /// <summary>When the replay begins.</summary>
    public static DateTime Start => First;

    /// <summary>Dates of it: a day and a half.</summary>
    public static int Dates => 36 * 3600 / Step;

    /// <summary>Prices of ether (ETH) and of the oracle (OSM) in USD, and of gas (GAS) in gwei.</summary>
    public GivenPathModel Model { get; }

    /// <summary>The vaults.</summary>
    public IReadOnlyList<LendingPosition> Vaults { get; }

    /// <summary>The auctions as they went.</summary>
    public IReadOnlyList<FlipAuction> Auctions { get; }

    /// <summary>The debt behind each of them.</summary>
    public IReadOnlyList<double> Debts { get; }

    /// <summary>What bidders did before.</summary>
    public BidderHabits Habits { get; }

    /// <summary>Reads the days from a folder of real data.</summary>
    public static BlackThursday Read(string data)
    {
        string maker = Path.Combine(data, "maker");
        IReadOnlyList<FlipAuction> all = FlipAuction.Read(Path.Combine(maker, "flip_eth_a_auctions_2019-11_2020-04.csv"));
        OracleUpdates oracle = OracleUpdates.Read(Path.Combine(maker, "osm_eth_price_updates.csv"), all);
        BidderHabits habits = BidderHabits.Of(all, First, gasFrom: new DateTime(2020, 1, 7, 0, 0, 0, DateTimeKind.Utc));
        FlipAuction[] auctions = [.. all.Where(auction => auction.LastBid >= First && auction.LastBid < First.AddSeconds(Dates * Step))];
        double[] told = [.. auctions.Select(auction => oracle.Lowest(First, auction.LastBidBlock))];
        double[] units = [.. auctions.Zip(told, Ether)];
        (string, double)[] market = [.. Table.Read(Path.Combine(maker, "eth_dai_usd_5min_2020-02_2020-04.csv"), cell => (cell("time_utc"), Table.Number(cell("eth_usd"))))];
        Dictionary<DateTime, double> prices = market.ToDictionary(price => Table.Time(price.Item1), price => price.Item2);
        DateTime[] times = [.. Enumerable.Range(0, Dates + 1).Select(date => First.AddSeconds(date * Step))];
        var model = new GivenPathModel(
            [.. times.Select(time => (time - First).TotalSeconds)],
            [
                new GivenAsset("ETH", [.. times.Select(time => prices[time])]),
                new GivenAsset("OSM", [.. times.Select(oracle.At)]),
                new GivenAsset("GAS", Gas(auctions, times, habits.GasPrice)),
            ]);
        return new BlackThursday(model, [.. VaultsOf(told, units)], auctions, [.. units.Zip(told, (ether, price) => ether * price / LiquidationRatio)], habits);
    }

    /// <summary>The protocol under the auctions of 2020.</summary>
    /// <param name="bidLifetime">Seconds after which a bid that nobody betters wins; 600 on the day, six hours after it.</param>
    /// <param name="outage">Mean seconds that a bidder is down.</param>
    public LendingProtocol English(double bidLifetime, double outage) => Protocol(
        new LiquidationMechanism.EnglishAuction(Penalty, LotSize: 50, bidLifetime, Duration: Math.Max(259_200, bidLifetime), Increment: .03, Habits.Margin, Habits.Bidders, Opportunists: Habits.Bidders), outage);

    /// <summary>The protocol under the Dutch auctions that came after, with the terms of the vaults of ether.</summary>
    /// <param name="outage">Mean seconds that keepers are down.</param>
    public LendingProtocol Dutch(double outage) => Protocol(
        new LiquidationMechanism.DutchAuction(Penalty, Buffer: 1.1, new AuctionDecline.Stairstep(.99, 90), Tail: 7200, Cusp: .45, Tip: 250, Chip: .001, Dust: 7500, Hole: 40e6), outage);

    // Gas at its usual price is what winners paid before; above it uptime falls in proportion. Capital bound nobody before, so that it bounds nobody here.
    private LendingProtocol Protocol(LiquidationMechanism liquidation, double outage) => new(
        new Dictionary<string, CollateralMarket> { ["ETH"] = new(1 / LiquidationRatio, new PriceOracle.Spot { Reference = new FeedReference("OSM", 1) }, liquidation, null) },
        Vaults,
        new KeeperPool(Capital: 1e9, TurnoverTime: 600, Habits.Bidders, ProfitThreshold: 0, Habits.Uptime, outage, CongestionMultiple: 1),
        new GasMarket.AssetPrice(CostPerLiquidation: 5, "GAS"));

    // What was put up: the lot, or more where the winner paid all that was asked for less of it.
    private static double Ether(FlipAuction auction, double told) => Math.Max(auction.Lot, auction.Paid / ((1 + Penalty) * told / LiquidationRatio));

    private static IEnumerable<LendingPosition> VaultsOf(double[] told, double[] units) => told
        .Zip(units)
        .GroupBy(auction => auction.First)
        .SelectMany(update => update.Chunk(AuctionsOfVault).Select(auctions => (Price: update.Key, Units: auctions.Sum(auction => auction.Second))))
        .Select((vault, i) => new LendingPosition($"vault {i + 1}", "ETH", vault.Units, vault.Units * vault.Price * AboveUpdate / LiquidationRatio));

    // The median of what winners paid within the hour; where nobody won, the hour before stands.
    private static double[] Gas(IReadOnlyList<FlipAuction> auctions, DateTime[] times, double usual)
    {
        Dictionary<DateTime, double> hours = auctions.GroupBy(auction => Hour(auction.LastBid)).ToDictionary(hour => hour.Key, hour => BidderHabits.Median(hour.Select(auction => auction.GasPrice)));
        double last = usual;
        return [usual, .. times.Skip(1).Select(time => last = hours.GetValueOrDefault(Hour(time), last))];
    }

    private static DateTime Hour(DateTime time) => time.Date.AddHours(time.Hour);
}

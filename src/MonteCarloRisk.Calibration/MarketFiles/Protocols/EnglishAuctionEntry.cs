using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>An English auction, as a file says it.</summary>
[Description("Lots of the collateral are put up; bids rise to what a lot must raise, then bidders ask for less of it, and a bid that nobody betters within its lifetime wins.")]
sealed record EnglishAuctionEntry : LiquidationEntry
{
    [Description("What a lot must raise above the debt, a fraction of it (chop less one), such as 0.13.")]
    [Within("[0, 1]")]
    public required double Penalty { get; init; }

    [Description("Units of a lot (lump), such as 50; above zero.")]
    [Within("(0, 1e18]")]
    public required double LotSize { get; init; }

    [Description("Seconds after which a bid that nobody betters wins (ttl), such as 600 or 21600.")]
    [Within("(0, 2592000]")]
    public required double BidLifetime { get; init; }

    [Description("Seconds after which an auction closes (tau); by default 259200, which are three days.")]
    [Within("(0, 2592000]")]
    public double Duration { get; init; } = 259_200;

    [Description("By what fraction a bid must be above the one before it (beg less one), above 0 and at most 1; by default 0.05.")]
    [Within("(0, 1]")]
    public double Increment { get; init; } = 0.05;

    [Description("What bidders keep of what a lot brings after gas and slippage, a fraction; by default 0.")]
    [Within("[0, 1)")]
    public double Margin { get; init; }

    [Description("Keepers who bid, 1 to 64, each up or down by itself with the uptime, outages and congestion of the keepers; by default 10.")]
    [Within("[1, 64]")]
    public int Bidders { get; init; } = 10;

    [Description("How many of them bid next to nothing where nobody else is up, 0 to all; by default all. The others bid what a lot is worth to them.")]
    [Within("[0, 64]")]
    public int? Opportunists { get; init; }

    internal override LiquidationMechanism ToMechanism(double liquidationThreshold, JsonPlace place)
    {
        const int most = LiquidationMechanism.EnglishAuction.MostBidders;
        Fractions.Check(Penalty, place.Member("penalty"), "a liquidation penalty");
        Fractions.CheckAmountAboveZero(LotSize, place.Member("lotSize"), "the units of a lot");
        Durations.Check(BidLifetime, place.Member("bidLifetime"), "the lifetime of a bid");
        Durations.Check(Duration, place.Member("duration"), "the duration of an auction");
        if (Duration < BidLifetime) throw place.Member("duration").Refuse(Duration, FormattableString.Invariant($"an auction lasts as long as a bid at least, {BidLifetime}"));
        Fractions.CheckAboveZero(Increment, place.Member("increment"), "an increment");
        Fractions.CheckBelowOne(Margin, place.Member("margin"), "the margin of bidders");
        if (Bidders is < 1 or > most) throw place.Member("bidders").Refuse(Bidders, $"1 to {most} bidders");
        if (Opportunists is { } opportunists && (opportunists < 0 || opportunists > Bidders)) throw place.Member("opportunists").Refuse(opportunists, $"0 to {Bidders}, since there are {Bidders} bidders");
        return new LiquidationMechanism.EnglishAuction(Penalty, LotSize, BidLifetime, Duration, Increment, Margin, Bidders, Opportunists ?? Bidders);
    }
}

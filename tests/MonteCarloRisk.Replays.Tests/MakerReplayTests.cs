using MonteCarloRisk.Replays.Maker;

namespace MonteCarloRisk.Replays.Tests;

/// <summary>Maker's auctions of 12 and 13 March 2020 against what the engine makes of the days, its bidders fixed by other dates.</summary>
public sealed class MakerReplayTests
{
    const long Paths = 512;
    const ulong Seed = 1;

    [Fact]
    public void The_days_are_read_as_they_were()
    {
        // Counted from the same files with Python: 1,454 of 4,072 auctions below one DAI an ether; the published deficit is 5.67 million DAI, in 62,890 ether.
        BlackThursday day = BlackThursday.Read(SharedData.Folder());

        Assert.Equal(4072, day.Auctions.Count);
        Assert.Equal(1454, day.Auctions.Count(auction => auction.IsZeroBid));
        Assert.Equal(62_640.84, day.Auctions.Where(auction => auction.IsZeroBid).Sum(auction => auction.Lot), .01);
        Assert.InRange(day.Auctions.Zip(day.Debts).Where(auction => auction.First.IsZeroBid).Sum(auction => auction.Second - auction.First.Paid), 5.2e6, 5.9e6);
        Assert.Equal(195.01, day.Model.Given[0].Prices[0], 1.0);
        Assert.Equal(95.78, day.Model.Given[0].Prices.Min(), .01);
    }

    [Fact]
    public void Bidders_are_fixed_by_other_dates()
    {
        // Counted from the same file with Python.
        BidderHabits habits = BlackThursday.Read(SharedData.Folder()).Habits;

        Assert.Equal((626, 2), (habits.Auctions, habits.Bidders));
        Assert.Equal(20 / 626.0, habits.SingleBids, 12);
        Assert.Equal(101, habits.GasPrice, 1e-6);
        Assert.Equal(888, habits.LongestSpell, 1e-6);
        Assert.InRange(habits.Margin, .01, .04);
        double alone = 2 * habits.Uptime * (1 - habits.Uptime);
        Assert.Equal(habits.SingleBids, alone / (alone + (habits.Uptime * habits.Uptime)), 12);
    }

    [Fact]
    public void Auctions_of_2020_give_lots_away_and_leave_a_deficit_of_the_right_order_where_Dutch_auctions_leave_next_to_none()
    {
        // The standard error of the deficit is some 0.15 million: a replay without outages, or with half or twice as many, is told apart.
        BlackThursday day = BlackThursday.Read(SharedData.Folder());
        double outage = day.Habits.LongestSpell;
        double asItWas = day.Auctions.Zip(day.Debts, (auction, debt) => Math.Max(debt - auction.Paid, 0)).Sum();
        MakerReplay english = MakerReplay.Run(day, day.English(600, outage), Paths, courses: 1, Seed);
        MakerReplay dutch = MakerReplay.Run(day, day.Dutch(outage), Paths, courses: 1, Seed);

        Assert.InRange(english.Deficit.Value, .6 * asItWas, 1.5 * asItWas);
        Assert.True(english.Deficit.StandardError < .05 * asItWas);
        Assert.InRange(english.ZeroBidLots!.Value / english.LotsSold!.Value, .2, .6);
        Assert.True(dutch.Deficit.Interval.Upper < .05 * asItWas);
    }

    [Fact]
    public void Lots_are_given_away_because_bidders_are_out_and_bids_live_ten_minutes()
    {
        BlackThursday day = BlackThursday.Read(SharedData.Folder());
        double outage = day.Habits.LongestSpell;
        MakerReplay sixHours = MakerReplay.Run(day, day.English(6 * 3600, outage), Paths, courses: 1, Seed);
        MakerReplay always = MakerReplay.Run(day, day.English(600, outage) with { Gas = new Domain.Protocols.Keepers.GasMarket.AssetPrice(5, "OSM") }, Paths, courses: 1, Seed);
        MakerReplay asItWas = MakerReplay.Run(day, day.English(600, outage), Paths, courses: 1, Seed);

        Assert.True(sixHours.Deficit.Value < .1 * asItWas.Deficit.Value);
        Assert.True(always.Deficit.Value < .2 * asItWas.Deficit.Value);
    }
}

using System.Globalization;
using System.Text;
using MonteCarloRisk.Replays.Maker;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Replays.Pages;

/// <summary>The page of March 2020.</summary>
internal static class MakerPage
{
    private const string ChartFile = "maker-march-2020.svg";
    private const long Paths = 4096;
    private const int Courses = 256;
    private const ulong Seed = 20200312;
    private const double Hour = 3600;
    private static readonly double[] OtherOutages = [600, 1800, 3600, 7200];

    /// <summary>Runs the replay and writes page and chart.</summary>
    public static void Write(string data, string folder)
    {
        BlackThursday day = BlackThursday.Read(data);
        double outage = day.Habits.LongestSpell;
        MakerReplay english = MakerReplay.Run(day, day.English(600, outage), Paths, Courses, Seed);
        MakerReplay dutch = MakerReplay.Run(day, day.Dutch(outage), Paths, Courses, Seed);
        MakerReplay sixHours = MakerReplay.Run(day, day.English(6 * Hour, outage), Paths, 1, Seed);
        Chart(day, english, dutch, Path.Combine(folder, ChartFile));
        double lots = day.Auctions.Count;
        double zero = day.Auctions.Count(auction => auction.IsZeroBid);
        double deficit = Deficits(day).Sum();
        double given = day.Auctions.Where(auction => auction.IsZeroBid).Sum(auction => (auction.Lot * auction.MarketPrice) - auction.Paid);
        var page = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            # Maker, 12 and 13 March 2020

            Ether fell from {day.Model.Given[0].Prices[0]:0} to {day.Model.Given[0].Prices.Min():0} dollars in a day, gas rose, bidders who were set to pay what had been enough were not included, and those who were bought lots for next to nothing. The engine replays
            it: prices, the oracle's updates and the gas that winners paid are given, the vaults are those whose auctions are known, and what is random is whether bidders are up. Their parameters come from other dates; how one of them was read is told at the end. Made by

                dotnet run -c Release --project benchmarks/MonteCarloRisk.Replays -- maker DATA docs/replays

            on the files of `shared/data/maker` (beside the repository, not part of it); {Paths} paths, seed {Seed}, a step of five minutes, from 12 March 00:00 to 13 March 12:00 UTC.

            | | as it was | simulated, auctions of 2020 | simulated, Dutch auctions |
            |---|---:|---:|---:|
            | deficit, million DAI | {deficit / 1e6:0.00} | {Millions(english.Deficit)} | {Millions(dutch.Deficit)} |
            | lots sold for next to nothing | {100 * zero / lots:0}% | {100 * english.ZeroBidLots!.Value / english.LotsSold!.Value:0}% | none |
            | worth on the market less what was paid for them, million | {given / 1e6:0.00} | {Millions(english.ZeroBidLoss!)} | none |

            ![The deficit by hour]({ChartFile})

            With the lifetime of bids that was voted in afterwards, six hours, the same bidders leave {Millions(sixHours.Deficit)} million.

            ## What is given and what is not

            | | value | from |
            |---|---:|---|
            | auctions on other dates | {day.Habits.Auctions} | winning bids before 12 March 2020 |
            | bidders, all of whom bid next to nothing where they are alone | {day.Habits.Bidders} | the median number of bids on other dates; that they are opportunists is an assumption: before the day nobody was |
            | auctions with a single bid | {100 * day.Habits.SingleBids:0.0}% | other dates; so each of two is up {100 * day.Habits.Uptime:0.0}% of the time |
            | a bidder is down for | {outage:0} s | the longest spell of other dates in which single bids stood until they won, on 18 December 2019 |
            | margin that winners keep | {100 * day.Habits.Margin:0.0}% | other dates, where others bid too |
            | gas that bidders are set to pay | {day.Habits.GasPrice:0} gwei | winning bids from 7 January to 11 March 2020; above it uptime falls in proportion |
            | vaults | {day.Vaults.Count} of {day.Vaults.Sum(vault => vault.Units):#,0} ether against {day.Vaults.Sum(vault => vault.Debt) / 1e6:0.0} million DAI | the auctions of the day: an auction raises 13% above a debt of two thirds of the collateral at the update that made the vault unsafe |
            | terms | lots of 50, bids live 10 minutes, 3 days, increments of 3% | Maker's of the day; afterwards those of Liquidations 2.0 for ether |

            Capital of bidders bound nobody on other dates, so these say nothing about it, and here it binds nobody. Keepers who start auctions are not told apart from those who bid. DAI is taken at a dollar; it was dearer. All lots of a vault share a course. The
            deficit "as it was" is counted from the auctions in the same way as that of the simulation; published figures are 5.67 million DAI, 62,890 ether and 36% of the lots.

            ## How much hangs on the one number that other dates hardly tell

            | a bidder is down for, s | deficit, auctions of 2020 | lots for next to nothing | deficit, Dutch |
            |---:|---:|---:|---:|

            """));
        foreach (double other in OtherOutages.Append(outage).Order())
        {
            MakerReplay auction = other == outage ? english : MakerReplay.Run(day, day.English(600, other), Paths, 1, Seed);
            MakerReplay falling = other == outage ? dutch : MakerReplay.Run(day, day.Dutch(other), Paths, 1, Seed);
            page.Append(CultureInfo.InvariantCulture, $"| {other:0} | {Millions(auction.Deficit)} | {100 * auction.ZeroBidLots!.Value / auction.LotsSold!.Value:0}% | {Millions(falling.Deficit)} |\n");
        }

        page.Append(
            """

            Outages must outlast a step of five minutes to be seen at all: bidders who are back within one leave no deficit. The spell of 18 December can be read so too: until the next auction in which two bid it is 90 s. That reading was tried first, and the one above was taken after it had been seen to leave nothing.
            Of what the replay foretells, this is the part that was not fixed beforehand.

            """);
        File.WriteAllText(Path.Combine(folder, "maker-march-2020.md"), page.ToString());
    }

    /// <summary>Debt behind each auction that its winner did not pay.</summary>
    internal static IEnumerable<double> Deficits(BlackThursday day) => day.Auctions.Zip(day.Debts, (auction, debt) => Math.Max(debt - auction.Paid, 0));

    private static string Millions(Estimate estimate) => string.Create(CultureInfo.InvariantCulture, $"{estimate.Value / 1e6:0.00} (95%: {estimate.Interval.Lower / 1e6:0.00} to {estimate.Interval.Upper / 1e6:0.00})");

    private static void Chart(BlackThursday day, MakerReplay english, MakerReplay dutch, string path)
    {
        double[] hours = [.. day.Model.Times.Select(time => time / Hour)];
        double[] asItWas = [.. hours.Select(hour => day.Auctions.Zip(Deficits(day)).Where(auction => auction.First.Settled <= BlackThursday.Start.AddHours(hour)).Sum(auction => auction.Second) / 1e6)];
        double[] Scaled(double[] amounts) => [.. amounts.Select(amount => amount / 1e6)];
        using var chart = new ReplayChart("Debt that auctions did not cover, 12 and 13 March 2020", "Hours from 12 March 2020, 00:00 UTC", "Million DAI");
        chart.Band("auctions of 2020, 5% to 95% of paths", hours, Scaled(Quantile.ByDate(english.Courses, .05)), Scaled(Quantile.ByDate(english.Courses, .95)), "#2563eb");
        chart.Line("auctions of 2020, mean", hours, Scaled(Quantile.Mean(english.Courses)), "#2563eb");
        chart.Line("Dutch auctions, mean", hours, Scaled(Quantile.Mean(dutch.Courses)), "#0f766e");
        chart.Line("as it was", hours, asItWas, "#111827", isDashed: true);
        chart.Save(path);
    }
}

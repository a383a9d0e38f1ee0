using System.Globalization;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Margin.Protocols.Cautions;

/// <summary>Dutch auctions whose price falls far from one date to the next: buyers come on dates alone, and pay the price of then.</summary>
internal static class SteepDeclines
{
    // A part of its price that what it brings may be wrong by.
    private const double MostFall = .05;

    // A horizon in years is no whole number of seconds.
    private const double Nearly = 1 - 1e-9;

    /// <summary>What is said of them; null where none falls far.</summary>
    public static string? Of(LendingProtocol protocol, MonitoringDates dates)
    {
        double step = dates.Spacing * MonitoringDates.DaysPerYear * CoarseDates.SecondsPerDay;
        (string Asset, double Fall, double Enough)[] steep =
        [
            .. protocol.Collateral.SelectMany(pair => pair.Value.Stages.OfType<LiquidationMechanism.DutchAuction>().Select(auction => (pair.Key, Fall(auction.Decline, step), Enough(auction.Decline))))
                .Where(one => Nearly * step > one.Item3),
        ];
        if (steep.Length == 0) return null;
        string told = string.Join(", ", steep.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Asset} {one.Fall:0.#%}")).Distinct());
        double count = Math.Ceiling(dates.Count * step / steep.Min(one => one.Enough) * Nearly);
        string finer = count <= TimeGrid.MaximumSteps ? string.Create(CultureInfo.InvariantCulture, $"with {count:N0} dates to the horizon it takes no more") : "no grid is fine enough";
        return string.Create(CultureInfo.InvariantCulture, $"one step, {CoarseDates.Duration(step)}, takes more than {MostFall:0%} off the price of an auction ({told}): it is sold on the first date on which somebody pays, so far below the market's price, and bad debt may be told too high; {finer}");
    }

    // Of the top; in steps and exponentially also of the price of the date before.
    private static double Fall(AuctionDecline decline, double step) => decline switch
    {
        AuctionDecline.Linear linear => Math.Min(1, step / linear.Duration),
        AuctionDecline.Stairstep stairs => 1 - Math.Pow(stairs.Cut, step / stairs.Step),
        AuctionDecline.Exponential exponential => 1 - Math.Pow(exponential.Cut, step),
        _ => 0,
    };

    // Seconds that take so much; a step of a decline in steps is the auction's own.
    private static double Enough(AuctionDecline decline) => decline switch
    {
        AuctionDecline.Linear linear => MostFall * linear.Duration,
        AuctionDecline.Stairstep stairs => stairs.Step * Math.Max(1, Math.Log(1 - MostFall) / Math.Log(stairs.Cut)),
        AuctionDecline.Exponential exponential => Math.Log(1 - MostFall) / Math.Log(exponential.Cut),
        _ => double.PositiveInfinity,
    };
}

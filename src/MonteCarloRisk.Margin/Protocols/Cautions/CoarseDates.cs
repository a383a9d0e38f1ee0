using System.Globalization;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Margin.Protocols.Cautions;

/// <summary>Times of a protocol's mechanisms that are shorter than a step of its dates, on which alone anything happens.</summary>
/// <remarks>Half-lives are not among them: what is left after a step of any length is exact.</remarks>
internal static class CoarseDates
{
    internal const double SecondsPerDay = 86_400;

    private const string CoolDown = "a breaker's cool-down";

    // A horizon in years is no whole number of seconds.
    private const double Nearly = 1 - 1e-9;

    /// <summary>What is said of them; null where no time is shorter than a step.</summary>
    public static string? Of(LendingProtocol protocol, MonitoringDates dates)
    {
        double step = dates.Spacing * MonitoringDates.DaysPerYear * SecondsPerDay;
        (string What, string Of, double Seconds)[] shorter = [.. Times(protocol).Where(time => time.Seconds > 0 && time.Seconds < Nearly * step)];
        if (shorter.Length == 0) return null;
        IEnumerable<string> told = shorter.GroupBy(time => time.What).Select(same => $"{same.Key} ({string.Join(", ", Named(same))})");
        double enough = Math.Ceiling(dates.Count * step / shorter.Min(time => time.Seconds) * Nearly);
        string finer = enough <= TimeGrid.MaximumSteps ? string.Create(CultureInfo.InvariantCulture, $"{enough:N0} dates to the horizon would show it") : "no grid shows all of it";
        return $"one step is {Duration(step)}, longer than {string.Join(", ", told)}: what happens within a step is not seen, and what is due in it waits for its end, so bad debt may be told too high or too low; {finer}";
    }

    private static IEnumerable<string> Named(IEnumerable<(string What, string Of, double Seconds)> same) => same.GroupBy(time => time.Seconds)
        .Select(equal => equal.Any(time => time.Of.Length > 0) ? $"{string.Join(", ", equal.Select(time => time.Of).Distinct())} {Duration(equal.Key)}" : Duration(equal.Key));

    private static IEnumerable<(string What, string Of, double Seconds)> Times(LendingProtocol protocol)
    {
        foreach ((string asset, CollateralMarket market) in protocol.Collateral)
        {
            foreach ((string what, double seconds) in OfOracle(market.Oracle).Concat(market.Stages.SelectMany(OfLiquidation)).Concat(market.LaterStages.SelectMany(OfStage)).Distinct()) yield return (what, asset, seconds);
            if (market.Settlement is { } settlement) yield return ("the batch of settlements", asset, settlement.Batch);
        }

        // Keepers who are always up have no outages.
        if (protocol.Keepers.Uptime < 1) yield return ("the keepers' outage", "", protocol.Keepers.OutageDuration);
        if (protocol.Keepers.Latency > 0) yield return ("the keepers' latency", "", protocol.Keepers.Latency);
        foreach (CircuitBreaker breaker in protocol.Breakers)
        {
            yield return ("a breaker's window", breaker.Asset, breaker.Window);
            yield return (CoolDown, breaker.Asset, breaker.CoolDown);
            if (breaker.Soft is { } soft) yield return (CoolDown, breaker.Asset, soft.CoolDown);
        }

        foreach (MeasureBreaker breaker in protocol.MeasureBreakers)
        {
            yield return (CoolDown, breaker.Asset, breaker.CoolDown);
            if (breaker.Soft is { } soft) yield return (CoolDown, breaker.Asset, soft.CoolDown);
        }

        if (protocol.Sequencer is { } sequencer)
        {
            yield return ("the sequencer's outage", "", sequencer.Duration);
            yield return ("its grace period", "", sequencer.GracePeriod);
        }

        foreach (Backstop.StakingModule staking in protocol.Backstops.OfType<Backstop.StakingModule>().Where(one => one.Run is not null))
            yield return ("the cooldown of stakers", staking.Asset, staking.Run!.Cooldown);
    }

    private static IEnumerable<(string What, double Seconds)> OfOracle(PriceOracle oracle)
    {
        if (oracle.Outage is { } outage) yield return ("an oracle's outage", outage.Duration);
        if (oracle.WrongFeed is { } wrong) yield return ("the time for which a feed is wrong", wrong.Duration);
        if (oracle.Staleness is { } staleness) yield return ("the age at which a price is stale", staleness.Limit);
        (string, double)[] own = oracle switch
        {
            PriceOracle.Push push => [("an oracle's heartbeat", push.Heartbeat), ("an oracle's latency", push.Latency)],
            PriceOracle.SecurityModule module => [("an oracle's period", module.Period)],
            PriceOracle.TimeWeightedAverage average => [("an oracle's window", average.Window)],
            PriceOracle.Median median => [.. median.Sources.SelectMany(OfOracle)],
            _ => [],
        };
        foreach ((string, double) time in own) yield return time;
    }

    private static IEnumerable<(string What, double Seconds)> OfLiquidation(LiquidationMechanism liquidation) => liquidation switch
    {
        LiquidationMechanism.DutchAuction auction => [("an auction's tail", auction.Tail), .. OfDecline(auction.Decline)],
        LiquidationMechanism.EnglishAuction auction => [("the lifetime of a bid", auction.BidLifetime), ("an auction's duration", auction.Duration)],
        LiquidationMechanism.TwoStageAuction auction => [("an auction's fast decline", auction.FastLength), ("its slow decline", auction.SlowLength), ("the growth of its payment", auction.InsolventLength)],
        _ => [],
    };

    private static IEnumerable<(string What, double Seconds)> OfStage(LiquidationStage stage) => stage.When switch
    {
        StageCondition.After after => [("the time until a stage takes over", after.Seconds)],
        StageCondition.Unserved unserved => [("the time until a stage takes over", unserved.Seconds)],
        _ => [],
    };

    private static IEnumerable<(string What, double Seconds)> OfDecline(AuctionDecline decline) => decline switch
    {
        AuctionDecline.Linear linear => [("an auction's decline to zero", linear.Duration)],
        AuctionDecline.Stairstep stairs => [("the step of an auction's decline", stairs.Step)],
        _ => [],
    };

    /// <summary>Seconds in words.</summary>
    internal static string Duration(double seconds)
    {
        (double length, string unit) = seconds switch
        {
            >= SecondsPerDay * Nearly => (seconds / SecondsPerDay, "d"),
            >= 3600 * Nearly => (seconds / 3600, "h"),
            >= 120 * Nearly => (seconds / 60, "min"),
            _ => (seconds, "s"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{length:0.##} {unit}");
    }
}

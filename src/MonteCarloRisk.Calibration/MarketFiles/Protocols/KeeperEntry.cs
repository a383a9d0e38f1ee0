using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Keepers;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>The keepers, as a file says it.</summary>
[Description("Those who liquidate for profit, taken together. Without them nothing is liquidated.")]
public sealed record KeeperEntry
{
    /// <summary>Their capital.</summary>
    [Description("What they can spend, above zero.")]
    [Within("(0, 1e18]")]
    public required double Capital { get; init; }

    /// <summary>Its turnover.</summary>
    [Description("Mean seconds until what they spent has come back; by default 60.")]
    [Within("(0, 2592000]")]
    public double TurnoverTime { get; init; } = 60;

    /// <summary>Their number.</summary>
    [Description("How many of them compete, 1 to 1000: one sells as a monopolist would, many until none profits; by default 10.")]
    [Within("[1, 1000]")]
    public int Competitors { get; init; } = 10;

    /// <summary>Their threshold.</summary>
    [Description("The profit after gas and slippage that one liquidation must bring; by default 0.")]
    [Within("[0, 1e18]")]
    public double ProfitThreshold { get; init; }

    /// <summary>Their uptime.</summary>
    [Description("Fraction of the time in which they work while gas is at its usual price; by default 1.")]
    [Within("(0, 1]")]
    public double Uptime { get; init; } = 1;

    /// <summary>Their outages.</summary>
    [Description("Mean seconds of an outage; by default 3600.")]
    [Within("(0, 2592000]")]
    public double OutageDuration { get; init; } = 3600;

    /// <summary>Their congestion.</summary>
    [Description("Multiple of the usual gas price beyond which their uptime falls in proportion, 1 to 1000; by default 5.")]
    [Within("[1, 1000]")]
    public double CongestionMultiple { get; init; } = 5;

    /// <summary>Their latency.</summary>
    [Description("Seconds for which a position has been unhealthy at the oracle's price, without a break, before they act on it; in dates of the grid, to the nearest; by default 0, on the date itself.")]
    [Within("[0, 86400]")]
    public double Latency { get; init; }

    internal KeeperPool ToPool(JsonPlace place)
    {
        Fractions.CheckAmountAboveZero(Capital, place.Member("capital"), "the capital of keepers");
        Durations.Check(TurnoverTime, place.Member("turnoverTime"), "a turnover time");
        if (Competitors is < 1 or > 1000) throw place.Member("competitors").Refuse(Competitors, "a number of competitors is 1 to 1000");
        Ranges.CheckAmount(ProfitThreshold, place.Member("profitThreshold"), "a profit threshold");
        Fractions.CheckAboveZero(Uptime, place.Member("uptime"), "an uptime");
        Durations.Check(OutageDuration, place.Member("outageDuration"), "the duration of an outage");
        Fractions.CheckWithin(CongestionMultiple, 1, 1000, place.Member("congestionMultiple"), "a multiple of the usual gas price");
        Fractions.CheckWithin(Latency, 0, 86_400, place.Member("latency"), "the latency of keepers, in seconds,");
        return new KeeperPool(Capital, TurnoverTime, Competitors, ProfitThreshold, Uptime, OutageDuration, CongestionMultiple) { Latency = Latency };
    }
}

using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Protocols.Oracles;

/// <summary>How a protocol learns a price. All start at today's price.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Spot), "spot")]
[JsonDerivedType(typeof(Push), "push")]
[JsonDerivedType(typeof(SecurityModule), "securityModule")]
[JsonDerivedType(typeof(MovingAverage), "movingAverage")]
[JsonDerivedType(typeof(TimeWeightedAverage), "timeWeightedAverage")]
[JsonDerivedType(typeof(FixedPrice), "fixedPrice")]
[JsonDerivedType(typeof(Median), "median")]
public abstract record PriceOracle
{
    /// <summary>The lowest price that it tells; 0 where there is no floor.</summary>
    public double Floor { get; init; }

    /// <summary>The highest price that it tells; null where there is no cap.</summary>
    public double? Cap { get; init; }

    /// <summary>When it stands still; null where it never does.</summary>
    public OracleOutage? Outage { get; init; }

    /// <summary>What it reads in place of the collateral's market; null where it reads that.</summary>
    public FeedReference? Reference { get; init; }

    /// <summary>By how much what it reads is off the market; null where it reads the market's price.</summary>
    public FeedNoise? Noise { get; init; }

    /// <summary>When what it reads is wrong; null where it never is.</summary>
    public WrongFeed? WrongFeed { get; init; }

    /// <summary>A cap on what it reads of a token that grows by staking; null where there is none.</summary>
    public RateCap? GrowthCap { get; init; }

    /// <summary>When its price is too old for liquidations; null where none is.</summary>
    public Staleness? Staleness { get; init; }

    /// <summary>The interval that it tells about its price; null where it tells none.</summary>
    public PriceConfidence? Confidence { get; init; }

    /// <summary>The market's price of the step.</summary>
    public sealed record Spot : PriceOracle;

    /// <summary>A feed that is pushed on chain when the price has moved, or time has passed, since the last push (Chainlink).</summary>
    /// <param name="Heartbeat">Seconds after which it is pushed in any case, above zero.</param>
    /// <param name="Deviation">Relative move since the last push at which it is pushed, zero or more.</param>
    /// <param name="Latency">Seconds by which the pushed price is old, zero or more.</param>
    public sealed record Push(double Heartbeat, double Deviation, double Latency) : PriceOracle;

    /// <summary>A price that is read once a period and comes into force one period later (Maker's oracle security module).</summary>
    /// <param name="Period">Seconds of a period, above zero.</param>
    public sealed record SecurityModule(double Period) : PriceOracle;

    /// <summary>An exponential moving average of the market's price (Curve).</summary>
    /// <param name="HalfLife">Seconds in which half of a difference is left, above zero.</param>
    public sealed record MovingAverage(double HalfLife) : PriceOracle;

    /// <summary>The mean of the market's price over a window that ends now (Uniswap).</summary>
    /// <param name="Window">Seconds of the window, above zero.</param>
    /// <param name="Mean">Which mean.</param>
    public sealed record TimeWeightedAverage(double Window, WindowMean Mean) : PriceOracle;

    /// <summary>A price that somebody has set and nobody moves.</summary>
    /// <param name="Price">The price, above zero; null for today's.</param>
    public sealed record FixedPrice(double? Price) : PriceOracle;

    /// <summary>The median of sources, each an oracle that fails by itself. One that stands still takes part with its last price.</summary>
    /// <param name="Sources">Three or five sources.</param>
    public sealed record Median(IReadOnlyList<PriceOracle> Sources) : PriceOracle;
}

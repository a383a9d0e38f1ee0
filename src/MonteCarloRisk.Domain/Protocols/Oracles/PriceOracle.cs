using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Protocols.Oracles;

/// <summary>How a protocol learns a price. All start at today's price.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Spot), "spot")]
[JsonDerivedType(typeof(Push), "push")]
[JsonDerivedType(typeof(SecurityModule), "securityModule")]
[JsonDerivedType(typeof(MovingAverage), "movingAverage")]
public abstract record PriceOracle
{
    /// <summary>The lowest price that it tells; 0 where there is no floor.</summary>
    public double Floor { get; init; }

    /// <summary>The highest price that it tells; null where there is no cap.</summary>
    public double? Cap { get; init; }

    /// <summary>When it stands still; null where it never does.</summary>
    public OracleOutage? Outage { get; init; }

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
}

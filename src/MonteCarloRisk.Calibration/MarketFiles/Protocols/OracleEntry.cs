using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Oracles;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>An oracle, as a file says it.</summary>
[Description("The price that the protocol sees; it starts at today's price.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Spot), "spot")]
[JsonDerivedType(typeof(Push), "push")]
[JsonDerivedType(typeof(SecurityModule), "securityModule")]
[JsonDerivedType(typeof(MovingAverage), "movingAverage")]
public abstract record OracleEntry
{
    /// <summary>The lowest price.</summary>
    [Description("The lowest price that it tells (minAnswer); by default none.")]
    public double? Floor { get; init; }

    /// <summary>The highest price.</summary>
    [Description("The highest price that it tells; by default none.")]
    public double? Cap { get; init; }

    /// <summary>When it stands still.</summary>
    [Description("When it stands still; by default never.")]
    public OutageEntry? Outage { get; init; }

    internal PriceOracle ToOracle(JsonPlace place)
    {
        if (Floor is { } floor) Ranges.CheckPrice(floor, place.Member("floor"));
        if (Cap is { } cap) Ranges.CheckPrice(cap, place.Member("cap"));
        if (Floor > Cap) throw place.Member("floor").Refuse(Floor, FormattableString.Invariant($"a floor is at most the cap, {Cap}"));
        return Of(place) with { Floor = Floor ?? 0, Cap = Cap, Outage = Outage?.ToOutage(place.Member("outage")) };
    }

    /// <summary>The oracle without floor, cap and outage, checked.</summary>
    protected abstract PriceOracle Of(JsonPlace place);

    [Description("The market's price.")]
    internal sealed record Spot : OracleEntry
    {
        protected override PriceOracle Of(JsonPlace place) => new PriceOracle.Spot();
    }

    [Description("A feed pushed on chain when the price has moved, or time has passed, since the last push.")]
    internal sealed record Push : OracleEntry
    {
        [Description("Seconds after which it is pushed in any case, such as 3600 or 86400.")]
        public required double Heartbeat { get; init; }

        [Description("Relative move at which it is pushed, such as 0.005; 0 to 1.")]
        public required double Deviation { get; init; }

        [Description("Seconds by which the pushed price is old; by default 0.")]
        public double Latency { get; init; }

        protected override PriceOracle Of(JsonPlace place)
        {
            Durations.Check(Heartbeat, place.Member("heartbeat"), "a heartbeat");
            Fractions.Check(Deviation, place.Member("deviation"), "a deviation threshold");
            Durations.CheckOrZero(Latency, place.Member("latency"), "a latency");
            return new PriceOracle.Push(Heartbeat, Deviation, Latency);
        }
    }

    [Description("A price that is read once a period and comes into force one period later.")]
    internal sealed record SecurityModule : OracleEntry
    {
        [Description("Seconds of a period; by default 3600.")]
        public double Period { get; init; } = 3600;

        protected override PriceOracle Of(JsonPlace place)
        {
            Durations.Check(Period, place.Member("period"), "a period");
            return new PriceOracle.SecurityModule(Period);
        }
    }

    [Description("An exponential moving average of the market's price.")]
    internal sealed record MovingAverage : OracleEntry
    {
        [Description("Seconds in which half of a difference is left.")]
        public required double HalfLife { get; init; }

        protected override PriceOracle Of(JsonPlace place)
        {
            Durations.Check(HalfLife, place.Member("halfLife"), "a half-life");
            return new PriceOracle.MovingAverage(HalfLife);
        }
    }
}

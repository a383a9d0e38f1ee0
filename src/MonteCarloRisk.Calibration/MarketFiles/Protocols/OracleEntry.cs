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
[JsonDerivedType(typeof(TimeWeightedAverage), "timeWeightedAverage")]
[JsonDerivedType(typeof(FixedPrice), "fixedPrice")]
[JsonDerivedType(typeof(Median), "median")]
public abstract record OracleEntry
{
    /// <summary>The lowest price.</summary>
    [Description("The lowest price that it tells (minAnswer); by default none.")]
    [Within("[1e-15, 1e15]")]
    public double? Floor { get; init; }

    /// <summary>The highest price.</summary>
    [Description("The highest price that it tells; by default none.")]
    [Within("[1e-15, 1e15]")]
    public double? Cap { get; init; }

    /// <summary>When it stands still.</summary>
    [Description("When it stands still; by default never.")]
    public OutageEntry? Outage { get; init; }

    /// <summary>What it reads in place of the market.</summary>
    [Description("What it reads in place of the collateral's market; by default nothing else.")]
    public ReferenceEntry? Reference { get; init; }

    /// <summary>By how much what it reads is off the market.</summary>
    [Description("By how much what it reads is off the market; by default not at all.")]
    public NoiseEntry? Noise { get; init; }

    /// <summary>When what it reads is wrong.</summary>
    [Description("When what it reads is off by a factor; by default never.")]
    public WrongFeedEntry? WrongFeed { get; init; }

    /// <summary>A cap on what it reads of a staking token.</summary>
    [Description("A cap on the rate of a token that grows by staking, against what it is staked from; by default none.")]
    public GrowthCapEntry? GrowthCap { get; init; }

    /// <summary>When its price is too old.</summary>
    [Description("When its price is too old for liquidations; by default none is.")]
    public StalenessEntry? Staleness { get; init; }

    /// <summary>The interval that it tells.</summary>
    [Description("The interval that it tells about its price; by default none.")]
    public ConfidenceEntry? Confidence { get; init; }

    internal PriceOracle ToOracle(IReadOnlyCollection<string> assets, JsonPlace place)
    {
        PriceOracle oracle = ToSource(assets, place);
        return oracle with { Staleness = Staleness?.ToStaleness(place.Member("staleness")), Confidence = Confidence?.ToConfidence(place.Member("confidence")) };
    }

    // Without what a protocol makes of the price, which a source of a median has none of.
    private PriceOracle ToSource(IReadOnlyCollection<string> assets, JsonPlace place)
    {
        if (Floor is { } floor) Ranges.CheckPrice(floor, place.Member("floor"));
        if (Cap is { } cap) Ranges.CheckPrice(cap, place.Member("cap"));
        if (Floor > Cap) throw place.Member("floor").Refuse(Floor, FormattableString.Invariant($"a floor is at most the cap, {Cap}"));
        if (this is FixedPrice && (Floor is not null || Cap is not null || Outage is not null || Reference is not null || Noise is not null || WrongFeed is not null || GrowthCap is not null))
            throw place.Fault("floor, cap, outage, reference, noise, wrongFeed or growthCap stands beside a fixed price, which reads nothing and never moves");
        if (this is Median && (Reference is not null || Noise is not null || WrongFeed is not null || GrowthCap is not null))
            throw place.Fault("reference, noise, wrongFeed or growthCap stands beside a median, which reads its sources; each of them has its own");
        return Of(assets, place) with
        {
            Floor = Floor ?? 0,
            Cap = Cap,
            Outage = Outage?.ToOutage(place.Member("outage")),
            Reference = Reference?.ToReference(assets, place.Member("reference")),
            Noise = Noise?.ToNoise(place.Member("noise")),
            WrongFeed = WrongFeed?.ToWrongFeed(place.Member("wrongFeed")),
            GrowthCap = GrowthCap?.ToCap(assets, place.Member("growthCap")),
        };
    }

    /// <summary>The oracle without floor, cap and outage, checked.</summary>
    protected abstract PriceOracle Of(IReadOnlyCollection<string> assets, JsonPlace place);

    [Description("The market's price.")]
    internal sealed record Spot : OracleEntry
    {
        protected override PriceOracle Of(IReadOnlyCollection<string> assets, JsonPlace place) => new PriceOracle.Spot();
    }

    [Description("A feed pushed on chain when the price has moved, or time has passed, since the last push.")]
    internal sealed record Push : OracleEntry
    {
        [Description("Seconds after which it is pushed in any case, such as 3600 or 86400.")]
        [Within("(0, 2592000]")]
        public required double Heartbeat { get; init; }

        [Description("Relative move at which it is pushed, such as 0.005; 0 to 1.")]
        [Within("[0, 1]")]
        public required double Deviation { get; init; }

        [Description("Seconds by which the pushed price is old, 0 to 3600; by default 0.")]
        [Within("[0, 3600]")]
        public double Latency { get; init; }

        protected override PriceOracle Of(IReadOnlyCollection<string> assets, JsonPlace place)
        {
            Durations.Check(Heartbeat, place.Member("heartbeat"), "a heartbeat");
            Fractions.Check(Deviation, place.Member("deviation"), "a deviation threshold");
            Durations.CheckLatency(Latency, place.Member("latency"));
            if (Latency > Heartbeat) throw place.Member("latency").Refuse(Latency, FormattableString.Invariant($"the price is pushed every {Heartbeat} s at the latest (heartbeat); a latency is in seconds, and at most that"));
            return new PriceOracle.Push(Heartbeat, Deviation, Latency);
        }
    }

    [Description("A price that is read once a period and comes into force one period later.")]
    internal sealed record SecurityModule : OracleEntry
    {
        [Description("Seconds of a period; by default 3600.")]
        [Within("(0, 2592000]")]
        public double Period { get; init; } = 3600;

        protected override PriceOracle Of(IReadOnlyCollection<string> assets, JsonPlace place)
        {
            Durations.Check(Period, place.Member("period"), "a period");
            return new PriceOracle.SecurityModule(Period);
        }
    }

    [Description("An exponential moving average of the market's price.")]
    internal sealed record MovingAverage : OracleEntry
    {
        [Description("Seconds in which half of a difference is left.")]
        [Within("(0, 2592000]")]
        public required double HalfLife { get; init; }

        protected override PriceOracle Of(IReadOnlyCollection<string> assets, JsonPlace place)
        {
            Durations.Check(HalfLife, place.Member("halfLife"), "a half-life");
            return new PriceOracle.MovingAverage(HalfLife);
        }
    }

    [Description("The mean of the market's price over a window that ends now.")]
    internal sealed record TimeWeightedAverage : OracleEntry
    {
        [Description("Seconds of the window, such as 1800.")]
        [Within("(0, 2592000]")]
        public required double Window { get; init; }

        [Description("arithmetic, of the prices (Uniswap v2), or geometric, of their logarithms (Uniswap v3); by default arithmetic.")]
        public WindowMean Mean { get; init; }

        protected override PriceOracle Of(IReadOnlyCollection<string> assets, JsonPlace place)
        {
            Durations.Check(Window, place.Member("window"), "a window");
            return new PriceOracle.TimeWeightedAverage(Window, Mean);
        }
    }

    [Description("A price that somebody has set and nobody moves.")]
    internal sealed record FixedPrice : OracleEntry
    {
        [Description("The price; by default today's.")]
        [Within("[1e-15, 1e15]")]
        public double? Price { get; init; }

        protected override PriceOracle Of(IReadOnlyCollection<string> assets, JsonPlace place)
        {
            if (Price is { } price) Ranges.CheckPrice(price, place.Member("price"));
            return new PriceOracle.FixedPrice(Price);
        }
    }

    [Description("The median of sources, each an oracle that fails by itself; one that stands still takes part with its last price.")]
    internal sealed record Median : OracleEntry
    {
        [Description("Three or five oracles, none of them a median.")]
        public required IReadOnlyList<OracleEntry> Sources { get; init; }

        protected override PriceOracle Of(IReadOnlyCollection<string> assets, JsonPlace place)
        {
            JsonPlace list = place.Member("sources");
            if (Sources.Count is not (3 or 5)) throw list.Fault(FormattableString.Invariant($"{Sources.Count} sources; a median is of 3 or 5"));
            return new PriceOracle.Median([.. Sources.Select((source, i) => Source(source, assets, list.Item(i)))]);
        }

        static PriceOracle Source(OracleEntry source, IReadOnlyCollection<string> assets, JsonPlace place)
        {
            if (source is null) throw place.Refuse(null, "an oracle is needed");
            if (source is Median) throw place.Fault("a median stands among the sources of a median; they are oracles of other types");
            if (source.Staleness is not null || source.Confidence is not null) throw place.Fault("staleness or confidence stands at a source; they belong to the median, which the protocol reads");
            return source.ToSource(assets, place);
        }
    }
}

using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A venue, as a file says it.</summary>
[Description("One of several places where a collateral is sold; a sale is split over them so that a unit more would bring the same on each.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Depth), "depth")]
[JsonDerivedType(typeof(ConstantProductPool), "constantProductPool")]
[JsonDerivedType(typeof(ConcentratedPool), "concentratedPool")]
public abstract record VenueEntry
{
    const int MostVenues = 8;
    const double LongestExponent = 4;

    /// <summary>Its name.</summary>
    [Description("Its name; by default its type and its number.")]
    public string? Name { get; init; }

    /// <summary>Its recovery.</summary>
    [Description("Seconds in which half of what sales have lowered its price by is made good, in a pool by arbitrage; by default 3600 of a depth and 60 of a pool.")]
    [Within("(0, 2592000]")]
    public double? RecoveryHalfLife { get; init; }

    /// <summary>Its stress exponent.</summary>
    [Description("How depth or liquidity shrinks where the volatility on the path is above the model's: (model's / path's) to this power, 0 to 4; by default 1 of a depth and 0 of a pool.")]
    [Within("[0, 4]")]
    public double? StressExponent { get; init; }

    internal static IReadOnlyList<Venue> ToVenues(IReadOnlyList<VenueEntry> entries, JsonPlace place)
    {
        if (entries.Count is < 1 or > MostVenues) throw place.Fault($"{entries.Count} venues; 1 to {MostVenues} are allowed");
        for (int i = 0; i < entries.Count; i++)
        {
            if (entries[i] is null) throw place.Item(i).Refuse(null, "an object is needed");
        }

        Venue[] venues = [.. entries.Select((entry, i) => entry.ToVenue(FormattableString.Invariant($"{i + 1}"), place.Item(i)))];
        Names.Check([.. venues.Select(venue => venue.Name)], place);
        return venues;
    }

    /// <summary>The venue, checked.</summary>
    internal abstract Venue ToVenue(string number, JsonPlace place);

    double HalfLife(double usual, JsonPlace place)
    {
        double halfLife = RecoveryHalfLife ?? usual;
        Durations.Check(halfLife, place.Member("recoveryHalfLife"), "a half-life");
        return halfLife;
    }

    double Exponent(double usual, JsonPlace place)
    {
        double exponent = StressExponent ?? usual;
        Fractions.CheckWithin(exponent, 0, LongestExponent, place.Member("stressExponent"), "a stress exponent");
        return exponent;
    }

    [Description("A market in which a sale lowers the price in proportion to the value sold, and which recovers: an order book.")]
    internal sealed record Depth : VenueEntry
    {
        [Description("The value whose sale costs 2% of it in slippage, and lowers the price by 4%; above zero.")]
        [Within("(0, 1e18]")]
        public required double Value { get; init; }

        internal override Venue ToVenue(string number, JsonPlace place)
        {
            Fractions.CheckAmountAboveZero(Value, place.Member("value"), "a depth");
            return new Venue.Depth(Name ?? $"depth {number}", Value, HalfLife(3600, place), Exponent(1, place));
        }
    }

    [Description("A pool that keeps the product of its reserves.")]
    internal sealed record ConstantProductPool : VenueEntry
    {
        [Description("What it holds of the numéraire today, above zero; the collateral in it is worth as much.")]
        [Within("(0, 1e18]")]
        public required double Reserve { get; init; }

        [Description("Fee on what comes in, 0 to below 1; by default 0.003.")]
        [Within("[0, 1)")]
        public double Fee { get; init; } = 0.003;

        internal override Venue ToVenue(string number, JsonPlace place)
        {
            Fractions.CheckAmountAboveZero(Reserve, place.Member("reserve"), "the reserve of a pool");
            Fractions.CheckBelowOne(Fee, place.Member("fee"), "the fee of a pool");
            return new Venue.ConstantProductPool(Name ?? $"constantProductPool {number}", Reserve, Fee, HalfLife(60, place), Exponent(0, place));
        }
    }

    [Description("A pool whose liquidity lies in one range of prices, beyond which it takes nothing.")]
    internal sealed record ConcentratedPool : VenueEntry
    {
        [Description("What it holds of the numéraire in the range today, above zero: what sales down to the lower end bring before fees.")]
        [Within("(0, 1e18]")]
        public required double Reserve { get; init; }

        [Description("Lowest price of the range, above zero and below the price today.")]
        [Within("(0, 1e18]")]
        public required double Lower { get; init; }

        [Description("Highest price of the range, above the lowest.")]
        [Within("[0, 1e18]")]
        public required double Upper { get; init; }

        [Description("Fee on what comes in, 0 to below 1; by default 0.0005.")]
        [Within("[0, 1)")]
        public double Fee { get; init; } = 0.0005;

        internal override Venue ToVenue(string number, JsonPlace place)
        {
            Fractions.CheckAmountAboveZero(Reserve, place.Member("reserve"), "the reserve of a pool");
            Fractions.CheckAmountAboveZero(Lower, place.Member("lower"), "the lower end of a range");
            Ranges.CheckAmount(Upper, place.Member("upper"), "the upper end of a range");
            if (!(Upper > Lower)) throw place.Member("upper").Refuse(Upper, FormattableString.Invariant($"the upper end of a range lies above the lower one, {Lower}"));
            Fractions.CheckBelowOne(Fee, place.Member("fee"), "the fee of a pool");
            return new Venue.ConcentratedPool(Name ?? $"concentratedPool {number}", Reserve, Lower, Upper, Fee, HalfLife(60, place), Exponent(0, place));
        }
    }
}

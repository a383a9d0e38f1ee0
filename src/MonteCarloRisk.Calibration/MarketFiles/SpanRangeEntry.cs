using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("What an exchange sets for one product in SPAN.")]
sealed record SpanRangeEntry
{
    // A fraction of the price that was written for an amount is far below any range that an exchange sets.
    const double LeastShare = 1e-3;

    [Description("Price scan range in the numéraire, no fraction: 0.1% of the asset's price or more; times extremeMultiple it is below that price.")]
    [Within("(0, )")]
    public required double PriceRange { get; init; }

    [Description("Volatility scan range, relative, from 0 to below 1.")]
    [Within("[0, 1)")]
    public required double VolatilityRange { get; init; }

    [Description("Least requirement by written option, in the numéraire; by default 0.")]
    [Within("[0, )")]
    public double ShortOptionMinimum { get; init; }

    [Description("Price ranges of the extreme moves, 1 or more; by default 2.")]
    [Within("[1, )")]
    public double ExtremeMultiple { get; init; } = 2;

    [Description("Share of an extreme move's loss that counts; by default 0.35.")]
    [Within("[0, 1]")]
    public double ExtremeWeight { get; init; } = 0.35;

    [Description("Days that pass; by default 1.")]
    [Within("[0, 365]")]
    public double LookAheadDays { get; init; } = 1;

    [Description("Initial over maintenance requirement, 1 or more; by default 1.")]
    [Within("[1, )")]
    public double InitialFactor { get; init; } = 1;

    public void Check(JsonPlace place)
    {
        Require(PriceRange > 0, "priceRange", PriceRange, "a price scan range is above 0");
        Require(VolatilityRange is >= 0 and < 1, "volatilityRange", VolatilityRange, "a volatility scan range is a fraction from 0 to below 1");
        Require(ShortOptionMinimum >= 0, "shortOptionMinimum", ShortOptionMinimum, "a requirement is 0 or more");
        Require(ExtremeMultiple >= 1, "extremeMultiple", ExtremeMultiple, "an extreme move is 1 price range or more");
        Require(ExtremeWeight is >= 0 and <= 1, "extremeWeight", ExtremeWeight, "a share is from 0 to 1");
        Require(LookAheadDays is >= 0 and <= 365, "lookAheadDays", LookAheadDays, "0 to 365 days are allowed");
        Require(InitialFactor >= 1, "initialFactor", InitialFactor, "an initial requirement is the maintenance requirement or more");
        void Require(bool isAllowed, string member, double value, string allowed)
        {
            if (!isAllowed) throw place.Member(member).Refuse(value, allowed);
        }
    }

    public void CheckSpot(double spot, JsonPlace place)
    {
        if (PriceRange < LeastShare * spot)
        {
            double share = PriceRange < 1 ? PriceRange : .06;
            throw place.Member("priceRange").Refuse(PriceRange, FormattableString.Invariant($"it is in the numéraire, and 0.1% of the asset's price or more; {100 * share:0.######}% of {spot:0.######} is {share * spot:0.######}"));
        }

        if (!(PriceRange * ExtremeMultiple < spot))
            throw place.Member("priceRange").Refuse(PriceRange, FormattableString.Invariant($"times extremeMultiple {ExtremeMultiple} it is below the asset's price of {spot}, or a price would be below 0"));
    }

    public SpanRange ToRange() => new(PriceRange, VolatilityRange, ShortOptionMinimum, ExtremeMultiple, ExtremeWeight, LookAheadDays, InitialFactor);
}

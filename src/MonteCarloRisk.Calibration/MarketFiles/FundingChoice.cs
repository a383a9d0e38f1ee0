using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>The funding of a perpetual as a file states it.</summary>
[Description("What longs of a perpetual pay to shorts, on the notional at each date; below zero shorts pay.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Constant), "constant")]
[JsonDerivedType(typeof(Premium), "premium")]
public abstract record FundingChoice
{
    const double HoursPerYear = 365 * 24;

    /// <summary>The law, checked.</summary>
    /// <exception cref="Domain.InputException">A value is out of range.</exception>
    public abstract FundingLaw ToLaw(JsonPlace place);

    /// <summary>A stated rate.</summary>
    [Description("A rate that stays.")]
    public sealed record Constant : FundingChoice
    {
        /// <summary>Fraction of the notional per interval.</summary>
        [Description("Fraction of the notional per interval, -0.1 to 0.1; 0.0001 is 0.01%.")]
        [Within("[-0.1, 0.1]")]
        public required double Rate { get; init; }

        /// <summary>Hours of the interval.</summary>
        [Description("Hours that the rate is for, above 0, at most 24; by default 8.")]
        [Within("(0, 24]")]
        public double IntervalHours { get; init; } = 8;

        /// <inheritdoc/>
        public override FundingLaw ToLaw(JsonPlace place)
        {
            CheckFraction(Rate, place.Member("rate"));
            CheckInterval(IntervalHours, place);
            return new FundingLaw.Constant(Rate * HoursPerYear / IntervalHours);
        }
    }

    /// <summary>A premium that reverts to its mean, and the rate that venues make of it.</summary>
    [Description("A premium over the index that reverts to its mean, with draws of its own, and the rate that venues make of it: premium + clamp(interest - premium, -band, band), within the cap.")]
    public sealed record Premium : FundingChoice
    {
        /// <summary>Mean of the premium.</summary>
        [Description("Mean of the premium in the long run, a fraction per interval, -0.1 to 0.1.")]
        [Within("[-0.1, 0.1]")]
        public required double Mean { get; init; }

        /// <summary>Days in which half of a deviation is left.</summary>
        [Description("Days in which half of a deviation from the mean is left, above 0, at most 3650.")]
        [Within("(0, 3650]")]
        public required double HalfLifeDays { get; init; }

        /// <summary>Its standard deviation.</summary>
        [Description("Standard deviation of the premium in the long run, a fraction per interval, 0 to 0.1.")]
        [Within("[0, 0.1]")]
        public required double Deviation { get; init; }

        /// <summary>The premium today.</summary>
        [Description("The premium today; by default its mean.")]
        [Within("[-0.1, 0.1]")]
        public double? Start { get; init; }

        /// <summary>Interest per interval.</summary>
        [Description("Interest per interval, -0.1 to 0.1; by default 0.0001.")]
        [Within("[-0.1, 0.1]")]
        public double Interest { get; init; } = 0.0001;

        /// <summary>The band.</summary>
        [Description("Within which the interest stands for the premium, a fraction per interval, 0 to 0.1; by default 0.0005. At 0 the rate is the premium.")]
        [Within("[0, 0.1]")]
        public double Band { get; init; } = 0.0005;

        /// <summary>The cap.</summary>
        [Description("Largest rate per interval of either sign, above 0, at most 1; by default 0.02.")]
        [Within("(0, 1]")]
        public double Cap { get; init; } = 0.02;

        /// <summary>Hours of the interval.</summary>
        [Description("Hours of the interval that premium, interest and rate are for, above 0, at most 24; by default 8.")]
        [Within("(0, 24]")]
        public double IntervalHours { get; init; } = 8;

        /// <inheritdoc/>
        public override FundingLaw ToLaw(JsonPlace place)
        {
            CheckFraction(Mean, place.Member("mean"));
            if (!(HalfLifeDays > 0 && HalfLifeDays <= 3650))
                throw place.Member("halfLifeDays").Refuse(HalfLifeDays, "a half-life is above 0 and at most 3650 days");
            if (!(Deviation >= 0 && Deviation <= 0.1))
                throw place.Member("deviation").Refuse(Deviation, "a deviation of premiums is a fraction per interval from 0 to 0.1; 0.0003 is 0.03%");
            CheckFraction(Start ?? Mean, place.Member("start"));
            CheckFraction(Interest, place.Member("interest"));
            if (!(Band >= 0 && Band <= 0.1))
                throw place.Member("band").Refuse(Band, "a band is a fraction per interval from 0 to 0.1; 0.0005 is 0.05%");
            if (!(Cap > 0 && Cap <= 1))
                throw place.Member("cap").Refuse(Cap, "a cap is a fraction per interval above 0 and at most 1");
            CheckInterval(IntervalHours, place);
            return new FundingLaw.Premium(Mean, HalfLifeDays / 365, Deviation, Start ?? Mean, Interest, Band, Cap, IntervalHours / HoursPerYear);
        }
    }

    static void CheckFraction(double value, JsonPlace place)
    {
        if (!(Math.Abs(value) <= 0.1)) throw place.Refuse(value, "a funding rate is a fraction per interval from -0.1 to 0.1; 0.0001 is 0.01%");
    }

    static void CheckInterval(double hours, JsonPlace place)
    {
        if (!(hours > 0 && hours <= 24)) throw place.Member("intervalHours").Refuse(hours, "an interval of funding is above 0 and at most 24 hours");
    }
}

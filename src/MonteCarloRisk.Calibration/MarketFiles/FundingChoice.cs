using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>The funding of a perpetual as a file states it.</summary>
[Description("What longs of a perpetual pay to shorts, on the notional at each date; below zero shorts pay.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Constant), "constant")]
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
        public required double Rate { get; init; }

        /// <summary>Hours of the interval.</summary>
        [Description("Hours that the rate is for, above 0, at most 24; by default 8.")]
        public double IntervalHours { get; init; } = 8;

        /// <inheritdoc/>
        public override FundingLaw ToLaw(JsonPlace place)
        {
            if (!(Math.Abs(Rate) <= 0.1))
                throw place.Member("rate").Refuse(Rate, "a funding rate is a fraction per interval from -0.1 to 0.1; 0.0001 is 0.01%");
            if (!(IntervalHours > 0 && IntervalHours <= 24))
                throw place.Member("intervalHours").Refuse(IntervalHours, "an interval of funding is above 0 and at most 24 hours");
            return new FundingLaw.Constant(Rate * HoursPerYear / IntervalHours);
        }
    }
}

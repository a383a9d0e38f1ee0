using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Accounts;

/// <summary>What holders of a perpetual future pay one another as time goes by: longs to shorts where the rate is above zero.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Constant), "constant")]
[JsonDerivedType(typeof(Premium), "premium")]
public abstract record FundingLaw
{
    /// <summary>No funding.</summary>
    public static FundingLaw None { get; } = new Constant(0);

    /// <summary>A rate that stays.</summary>
    /// <param name="RatePerYear">Fraction of the notional per year, without compounding; above zero longs pay shorts.</param>
    public sealed record Constant(double RatePerYear) : FundingLaw;

    /// <summary>
    /// A premium p over the index that reverts to its mean, and the rate per interval that venues make of it: p + clamp(Interest - p, -Band, Band), within Cap. The premium is an Ornstein-Uhlenbeck process
    /// with draws of its own.
    /// </summary>
    /// <param name="Mean">Mean of the premium in the long run, a fraction.</param>
    /// <param name="HalfLife">Time in years in which half of a deviation is left, above zero.</param>
    /// <param name="Deviation">Standard deviation of the premium in the long run, zero or more.</param>
    /// <param name="Start">The premium today.</param>
    /// <param name="Interest">Interest per interval, a fraction.</param>
    /// <param name="Band">Within which the interest stands for the premium, a fraction per interval, zero or more.</param>
    /// <param name="Cap">Largest rate per interval of either sign, above zero.</param>
    /// <param name="Interval">Length of an interval in years, above zero.</param>
    public sealed record Premium(double Mean, double HalfLife, double Deviation, double Start, double Interest, double Band, double Cap, double Interval) : FundingLaw;
}

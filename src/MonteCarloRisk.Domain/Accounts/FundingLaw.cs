using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Accounts;

/// <summary>What holders of a perpetual future pay one another as time goes by: longs to shorts where the rate is above zero.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Constant), "constant")]
public abstract record FundingLaw
{
    /// <summary>No funding.</summary>
    public static FundingLaw None { get; } = new Constant(0);

    /// <summary>A rate that stays.</summary>
    /// <param name="RatePerYear">Fraction of the notional per year, without compounding; above zero longs pay shorts.</param>
    public sealed record Constant(double RatePerYear) : FundingLaw;
}

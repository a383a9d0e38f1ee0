using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Models.Copulas;

/// <summary>The law of one asset's standardised log return X on a step; what fits it is of about zero mean and unit variance, but need not be.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(NormalMargin), "normal")]
[JsonDerivedType(typeof(StudentMargin), "student")]
[JsonDerivedType(typeof(GeneralizedParetoMargin), "generalizedPareto")]
[JsonDerivedType(typeof(MertonMargin), "merton")]
[JsonDerivedType(typeof(KouMargin), "kou")]
public abstract record ReturnMargin
{
    /// <summary>Mean of X; NaN where there is none.</summary>
    [JsonIgnore]
    public abstract double Mean { get; }

    /// <summary>Variance of X; infinite where there is none.</summary>
    [JsonIgnore]
    public abstract double Variance { get; }

    /// <summary>Whether exp(scale X) has a mean, and with it the price.</summary>
    /// <param name="scale">What X is multiplied by on a step, zero or more.</param>
    public abstract bool HasMeanPrice(double scale);
}

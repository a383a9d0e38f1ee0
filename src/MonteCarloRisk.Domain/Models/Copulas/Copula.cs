using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Models.Copulas;

/// <summary>How the ranks of returns depend on each other, whatever their margins.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Gaussian), "gaussian")]
[JsonDerivedType(typeof(Student), "student")]
public abstract record Copula
{
    /// <summary>Ranks of correlated normals: no dependence in the limit of a fall.</summary>
    public sealed record Gaussian : Copula;

    /// <summary>Ranks of a multivariate Student t: assets fall together also in the limit.</summary>
    /// <param name="DegreesOfFreedom">Degrees of freedom common to all assets, 1 to 1000.</param>
    public sealed record Student(double DegreesOfFreedom) : Copula
    {
        /// <summary>The fewest degrees of freedom, also those of a fit.</summary>
        public const double FewestDegreesOfFreedom = 1;

        /// <summary>The most degrees of freedom; a t with more cannot be told from a normal.</summary>
        public const double MostDegreesOfFreedom = StudentModel.MostDegreesOfFreedom;
    }
}

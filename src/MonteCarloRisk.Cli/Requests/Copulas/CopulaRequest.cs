using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Models.Copulas;

namespace MonteCarloRisk.Cli.Requests;

[Description("How the returns of the assets depend on each other, whatever their margins.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Gaussian), "gaussian")]
[JsonDerivedType(typeof(Student), "student")]
abstract record CopulaRequest
{
    /// <summary>The copula, checked.</summary>
    public abstract Copula ToCopula(JsonPlace place);

    [Description("Gaussian copula: in the limit of a fall assets know nothing of each other.")]
    internal sealed record Gaussian : CopulaRequest
    {
        public override Copula ToCopula(JsonPlace place) => new Copula.Gaussian();
    }

    [Description("Student t copula: assets fall together also in the limit.")]
    internal sealed record Student : CopulaRequest
    {
        [Description("Degrees of freedom common to all assets, 1 to 1000.")]
        [Within("[1, 1000]")]
        public required double DegreesOfFreedom { get; init; }

        public override Copula ToCopula(JsonPlace place) =>
            DegreesOfFreedom >= Copula.Student.FewestDegreesOfFreedom && DegreesOfFreedom <= Copula.Student.MostDegreesOfFreedom
                ? new Copula.Student(DegreesOfFreedom)
                : throw place.Member("degreesOfFreedom").Refuse(DegreesOfFreedom, "degrees of freedom of a copula are 1 to 1000");
    }
}

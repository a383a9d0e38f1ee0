using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("How the returns of the assets depend on each other, whatever their margins.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Gaussian), "gaussian")]
[JsonDerivedType(typeof(Student), "student")]
abstract record CopulaChoice
{
    [Description("Gaussian copula: in the limit of a fall assets know nothing of each other.")]
    internal sealed record Gaussian : CopulaChoice;

    [Description("Student t copula: assets fall together also in the limit.")]
    internal sealed record Student : CopulaChoice
    {
        [Description("Degrees of freedom common to all assets, 1 to 1000; by default fitted to the ranks of the standardised returns on common days by maximum likelihood.")]
        [Within("[1, 1000]")]
        public double? DegreesOfFreedom { get; init; }
    }
}

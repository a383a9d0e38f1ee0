using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Cli.Requests;

[Description("A model of prices under the real-world measure.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(GeometricBrownian), "gbm")]
[JsonDerivedType(typeof(Student), "student")]
[JsonDerivedType(typeof(RegimesRequest), "regimes")]
[JsonDerivedType(typeof(JumpsRequest), "jumps")]
[JsonDerivedType(typeof(CopulaReturnsRequest), "copula")]
[JsonDerivedType(typeof(GarchRequest), "garch")]
[JsonDerivedType(typeof(GivenPathRequest), "givenPath")]
abstract record RiskModel
{
    /// <summary>The model, checked.</summary>
    public abstract PriceModel ToModel(JsonPlace place);

    [Description("Correlated geometric Brownian motion.")]
    internal sealed record GeometricBrownian : VolatilityModel
    {
        protected override PriceModel Of(ModelAsset[] assets, IReadOnlyList<IReadOnlyList<double>> correlation, JsonPlace place) =>
            new GeometricBrownianModel(Measure.RealWorld, assets, correlation);
    }

    [Description("Student-t log returns on steps of whole days; drifts are those of the median price, since the mean is infinite.")]
    internal sealed record Student : VolatilityModel
    {
        [Description("Degrees of freedom, above 2 and at most 1000, one an asset; equal ones are a multivariate t, others a grouped t.")]
        [Within("(2, 1000]")]
        public required IReadOnlyList<double> DegreesOfFreedom { get; init; }

        [Description("Days of a step, which the volatility was measured on; an account is watched after each. By default 1.")]
        [Within("[1, 365]")]
        public int StepDays { get; init; } = 1;

        protected override PriceModel Of(ModelAsset[] assets, IReadOnlyList<IReadOnlyList<double>> correlation, JsonPlace place)
        {
            StepLength.Check(StepDays, place);
            JsonPlace list = place.Member("degreesOfFreedom");
            if (DegreesOfFreedom.Count != assets.Length) throw list.Fault($"{DegreesOfFreedom.Count} values; {assets.Length} are needed, one an asset");
            for (int i = 0; i < assets.Length; i++) Ranges.CheckDegreesOfFreedom(DegreesOfFreedom[i], list.Item(i));
            return new StudentModel(assets, correlation, DegreesOfFreedom, StepDays / 365.0);
        }
    }
}

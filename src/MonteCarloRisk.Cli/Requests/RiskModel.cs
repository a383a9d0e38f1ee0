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
abstract record RiskModel
{
    [Description("The assets, 1 to 64, in the order of the correlation matrix.")]
    public required IReadOnlyList<DriftingAsset> Assets { get; init; }

    [Description("Correlation of log returns, row by row; symmetric, ones on the diagonal, positive semi-definite. One asset needs none.")]
    public IReadOnlyList<IReadOnlyList<double>>? Correlation { get; init; }

    /// <summary>The model, checked.</summary>
    public PriceModel ToModel(JsonPlace place)
    {
        JsonPlace list = place.Member("assets");
        AssetList.Check(Assets, list);
        Names.Check([.. Assets.Select(asset => asset.Name)], list);
        return Of([.. Assets.Select((asset, i) => asset.ToAsset(list.Item(i)))], CorrelationRequest.Matrix(Correlation, Assets.Count, place), place);
    }

    /// <summary>The model of checked assets.</summary>
    protected abstract PriceModel Of(ModelAsset[] assets, IReadOnlyList<IReadOnlyList<double>> correlation, JsonPlace place);

    [Description("Correlated geometric Brownian motion.")]
    internal sealed record GeometricBrownian : RiskModel
    {
        protected override PriceModel Of(ModelAsset[] assets, IReadOnlyList<IReadOnlyList<double>> correlation, JsonPlace place) =>
            new GeometricBrownianModel(Measure.RealWorld, assets, correlation);
    }

    [Description("Student-t log returns on steps of whole days; drifts are those of the median price, since the mean is infinite.")]
    internal sealed record Student : RiskModel
    {
        [Description("Degrees of freedom, above 2 and at most 1000, one an asset; equal ones are a multivariate t, others a grouped t.")]
        public required IReadOnlyList<double> DegreesOfFreedom { get; init; }

        [Description("Days of a step, which the volatility was measured on; an account is watched after each. By default 1.")]
        public int StepDays { get; init; } = 1;

        protected override PriceModel Of(ModelAsset[] assets, IReadOnlyList<IReadOnlyList<double>> correlation, JsonPlace place)
        {
            if (StepDays is < 1 or > 365) throw place.Member("stepDays").Refuse(StepDays, "a step is 1 to 365 days");
            JsonPlace list = place.Member("degreesOfFreedom");
            if (DegreesOfFreedom.Count != assets.Length) throw list.Fault($"{DegreesOfFreedom.Count} values; {assets.Length} are needed, one an asset");
            for (int i = 0; i < assets.Length; i++) Ranges.CheckDegreesOfFreedom(DegreesOfFreedom[i], list.Item(i));
            return new StudentModel(assets, correlation, DegreesOfFreedom, StepDays / 365.0);
        }
    }
}

using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Cli.Requests;

[Description("A model of prices under the real-world measure.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(GeometricBrownian), "gbm")]
abstract record RiskModel
{
    /// <summary>The model, checked.</summary>
    public abstract GeometricBrownianModel ToModel(JsonPlace place);

    [Description("Correlated geometric Brownian motion.")]
    internal sealed record GeometricBrownian : RiskModel
    {
        [Description("The assets, 1 to 64, in the order of the correlation matrix.")]
        public required IReadOnlyList<DriftingAsset> Assets { get; init; }

        [Description("Correlation of log returns, row by row; symmetric, ones on the diagonal, positive semi-definite. One asset needs none.")]
        public IReadOnlyList<IReadOnlyList<double>>? Correlation { get; init; }

        public override GeometricBrownianModel ToModel(JsonPlace place)
        {
            JsonPlace list = place.Member("assets");
            AssetList.Check(Assets, list);
            Names.Check([.. Assets.Select(asset => asset.Name)], list);
            return new GeometricBrownianModel(
                Measure.RealWorld,
                [.. Assets.Select((asset, i) => asset.ToAsset(list.Item(i)))],
                CorrelationRequest.Matrix(Correlation, Assets.Count, place));
        }
    }
}

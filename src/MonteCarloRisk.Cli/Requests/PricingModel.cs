using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Cli.Requests;

[Description("A model of prices under the risk-neutral measure; each drifts at the rate less its dividend yield.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(GeometricBrownian), "gbm")]
abstract record PricingModel
{
    [Description("Discount rate per year, continuously compounded, -1 to 1; by default 0.")]
    [Within("[-1, 1]")]
    public double Rate { get; init; }

    /// <summary>The model, checked.</summary>
    public abstract GeometricBrownianModel ToModel(JsonPlace place);

    [Description("Geometric Brownian motion of one asset (spot, volatility, dividendYield) or of several (assets, correlation).")]
    internal sealed record GeometricBrownian : PricingModel
    {
        [Description("One asset: its price today, above zero.")]
        [Within("(0, )")]
        public double? Spot { get; init; }

        [Description("One asset: its volatility per square-root year, 0 to 10.")]
        [Within("[0, 10]")]
        public double? Volatility { get; init; }

        [Description("One asset: its yield per year, continuously compounded, -1 to 1; by default 0.")]
        [Within("[-1, 1]")]
        public double? DividendYield { get; init; }

        [Description("Several assets, 1 to 64, in the order of the correlation matrix.")]
        public IReadOnlyList<PricedAsset>? Assets { get; init; }

        [Description("Several assets: correlation of log returns, row by row; symmetric, ones on the diagonal, positive semi-definite.")]
        [Within("[-1, 1]")]
        public IReadOnlyList<IReadOnlyList<double>>? Correlation { get; init; }

        public override GeometricBrownianModel ToModel(JsonPlace place)
        {
            Ranges.CheckRate(Rate, place.Member("rate"));
            return Assets is null ? OfOne(place) : OfMany(Assets, place);
        }

        GeometricBrownianModel OfOne(JsonPlace place)
        {
            if (Spot is not { } spot || Volatility is not { } volatility)
                throw place.Fault($"missing member \"{(Spot is null ? "spot" : "volatility")}\"; a model has spot and volatility, or assets");
            if (Correlation is not null)
                throw place.Member("correlation").Fault("one asset has no correlation; several stand in assets");
            var asset = new PricedAsset { Name = "asset", Spot = spot, Volatility = volatility, DividendYield = DividendYield ?? 0 };
            return new GeometricBrownianModel(Measure.RiskNeutral, [asset.ToAsset(Rate, place)], CorrelationRequest.Matrix(null, 1, place));
        }

        GeometricBrownianModel OfMany(IReadOnlyList<PricedAsset> assets, JsonPlace place)
        {
            if (Spot is not null || Volatility is not null || DividendYield is not null)
                throw place.Fault("spot, volatility and dividendYield stand within assets where there are assets");
            JsonPlace list = place.Member("assets");
            AssetList.Check(assets, list);
            return new GeometricBrownianModel(
                Measure.RiskNeutral,
                [.. assets.Select((asset, i) => asset.ToAsset(Rate, list.Item(i)))],
                CorrelationRequest.Matrix(Correlation, assets.Count, place));
        }
    }
}

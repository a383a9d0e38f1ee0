using System.Text.Json.Serialization;
using MonteCarloRisk.Domain.Models.Copulas;

namespace MonteCarloRisk.Domain.Models;

/// <summary>How the prices of 1 to 64 assets move together.</summary>
/// <param name="Measure">The measure of the drifts.</param>
/// <param name="Assets">The assets, in the order of the correlation matrix.</param>
/// <param name="Correlation">Correlation of the log returns, row by row; symmetric, ones on the diagonal, positive semi-definite.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(GeometricBrownianModel), "gbm")]
[JsonDerivedType(typeof(StudentModel), "student")]
[JsonDerivedType(typeof(FilteredHistoryModel), "filteredHistory")]
[JsonDerivedType(typeof(CorrelatedGarchModel), "garch")]
[JsonDerivedType(typeof(RegimeModel), "regimes")]
[JsonDerivedType(typeof(JumpModel), "jumps")]
[JsonDerivedType(typeof(CopulaModel), "copula")]
[JsonDerivedType(typeof(GivenPathModel), "givenPath")]
public abstract record PriceModel(
    Measure Measure,
    IReadOnlyList<ModelAsset> Assets,
    IReadOnlyList<IReadOnlyList<double>> Correlation)
{
    /// <summary>The most assets that one model holds.</summary>
    public const int MaximumAssets = 64;

    /// <summary>Whether the means of all future prices are finite.</summary>
    [JsonIgnore]
    public virtual bool HasMeanPrice => true;

    /// <summary>Length in years of the steps that the returns are those of, where the model knows no others; null where it knows all.</summary>
    [JsonIgnore]
    public virtual double? FixedStep => null;

    /// <summary>Whether the mean of an asset's future price is finite.</summary>
    /// <param name="asset">Index of the asset.</param>
    public virtual bool HasMeanPriceOf(int asset) => HasMeanPrice;
}

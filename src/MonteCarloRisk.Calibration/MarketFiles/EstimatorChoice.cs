using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("How probabilities and requirements are estimated.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Crude), "crude")]
[JsonDerivedType(typeof(ImportanceSampling), "importanceSampling")]
[JsonDerivedType(typeof(Auto), "auto")]
abstract record EstimatorChoice
{
    const double UsualDefensiveShare = 0.1;

    [Description("Paths are counted: a target of q takes 20 / q of them.")]
    internal sealed record Crude : EstimatorChoice;

    [Description("For rare targets: most paths are drawn towards the falls of each collateral, the losses of writers and those of the largest accounts, which pilots find, and count by their likelihood ratio.")]
    internal sealed record ImportanceSampling : EstimatorChoice
    {
        [Description("Share of the paths that follow the model itself, above 0 and below 1: no path counts more than one over it. By default 0.1.")]
        [Within("(0, 1)")]
        public double DefensiveShare { get; init; } = UsualDefensiveShare;
    }

    [Description("Importance sampling where the paths are too few to count a target and all that is asked for can be weighted, else crude.")]
    internal sealed record Auto : EstimatorChoice;

    /// <summary>The estimator, checked.</summary>
    /// <exception cref="Domain.InputException">A share is out of range.</exception>
    public MarketEstimator ToEstimator(JsonPlace place) => this switch
    {
        ImportanceSampling { DefensiveShare: var share } when !(share > 0 && share < 1) => throw place.Member("defensiveShare").Refuse(share, "a share of the paths is above 0 and below 1"),
        ImportanceSampling sampling => new MarketEstimator.ImportanceSampling(sampling.DefensiveShare),
        Auto => new MarketEstimator.Auto(UsualDefensiveShare),
        _ => new MarketEstimator.Crude(),
    };
}

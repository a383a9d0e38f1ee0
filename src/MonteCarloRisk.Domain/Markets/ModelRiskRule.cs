using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Markets;

/// <summary>How one requirement is made of those under several models.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(WorstThatPasses), "worstThatPasses")]
[JsonDerivedType(typeof(Worst), "worst")]
[JsonDerivedType(typeof(Quantile), "quantile")]
public abstract record ModelRiskRule
{
    /// <summary>The largest under the models that no back-test refuses; under all where one refuses each.</summary>
    public sealed record WorstThatPasses : ModelRiskRule;

    /// <summary>The largest under all models.</summary>
    public sealed record Worst : ModelRiskRule;

    /// <summary>The smallest that is enough under a share of the models, each of which counts alike.</summary>
    /// <param name="Level">The share, in (0, 1].</param>
    public sealed record Quantile(double Level) : ModelRiskRule;
}

namespace MonteCarloRisk.Domain.Markets;

/// <summary>What recommended margins rest on where a market is solved under several models.</summary>
public enum RecommendationBasis
{
    /// <summary>The market's own model; what the others ask for stands beside.</summary>
    OwnModel,

    /// <summary>What the rule over the models makes of their requirements.</summary>
    Rule,
}

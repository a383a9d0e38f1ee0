namespace MonteCarloRisk.Domain.Markets;

/// <summary>Asks for the margins under every plausible model.</summary>
/// <param name="Models">The models, the market's own first.</param>
/// <param name="Rule">How one requirement is made of theirs.</param>
/// <param name="Paths">Paths under each model; null for those of the market's own.</param>
public sealed record ModelRiskStudy(IReadOnlyList<PlausibleModel> Models, ModelRiskRule Rule, long? Paths)
{
    /// <summary>What the recommended margins rest on.</summary>
    public RecommendationBasis Recommendation { get; init; }
}

using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("Model risk: the margins are solved again under other laws of the returns, fitted to the same prices. Only made where this stands.")]
sealed record ModelRiskSection
{
    [Description("The laws, 1 to 20; by default normal, student, copula, jumps, regimes and filteredHistory. The market's own is always among them.")]
    public IReadOnlyList<ReturnsChoice> Models { get; init; } =
    [
        new ReturnsChoice.Normal(),
        new ReturnsChoice.Student(),
        new ReturnsChoice.OfCopula(),
        new ReturnsChoice.Jumps(),
        new ReturnsChoice.Regimes(),
        new ReturnsChoice.FilteredHistory(),
    ];

    [Description("How one requirement is made of theirs; by default worstThatPasses.")]
    public ModelRiskRuleChoice Rule { get; init; } = new ModelRiskRuleChoice.WorstThatPasses();

    [Description("What is recommended: the margins of the market's own model, beside which the rule's stand (ownModel, by default), or those that the rule makes of all models' (rule).")]
    public RecommendationBasis Recommendation { get; init; }

    [Description("Paths under each model, at most 1e11; by default as many as the simulation has.")]
    [Within("[2, 100000000000]")]
    public long? Paths { get; init; }
}

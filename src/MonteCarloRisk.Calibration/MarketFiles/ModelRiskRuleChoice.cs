using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("How one requirement is made of those under the models.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(WorstThatPasses), "worstThatPasses")]
[JsonDerivedType(typeof(Worst), "worst")]
[JsonDerivedType(typeof(Quantile), "quantile")]
abstract record ModelRiskRuleChoice
{
    public abstract ModelRiskRule ToRule();

    [Description("The largest under the models that no back-test refuses; under all where each is refused.")]
    internal sealed record WorstThatPasses : ModelRiskRuleChoice
    {
        public override ModelRiskRule ToRule() => new ModelRiskRule.WorstThatPasses();
    }

    [Description("The largest under all models.")]
    internal sealed record Worst : ModelRiskRuleChoice
    {
        public override ModelRiskRule ToRule() => new ModelRiskRule.Worst();
    }

    [Description("The smallest that is enough under a share of the models, each of which counts alike.")]
    internal sealed record Quantile : ModelRiskRuleChoice
    {
        [Description("The share, above 0 and at most 1.")]
        [Within("(0, 1]")]
        public required double Level { get; init; }

        public override ModelRiskRule ToRule() => new ModelRiskRule.Quantile(Level);
    }
}

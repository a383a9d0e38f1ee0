using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Margin.Frontier;

/// <summary>Rules whose requirements are all multiplied by a scale: of a loan equity over debt, 1 / threshold - 1 and 1 / loan-to-value - 1; of short options and of perpetuals their margins.</summary>
internal static class ScaledRules
{
    public static MarginRules Of(MarginRules rules, double scale) => scale == 1 ? rules : rules with
    {
        Collateral = rules.Collateral.ToDictionary(rule => rule.Key, rule => rule.Value with { LoanToValue = Scaled(rule.Value.LoanToValue, scale), LiquidationThreshold = Scaled(rule.Value.LiquidationThreshold, scale) }),
        Options = rules.Options.ToDictionary(rule => rule.Key, rule => new OptionMarginRule(scale * rule.Value.InitialMargin, scale * rule.Value.MaintenanceMargin)),
        Perpetuals = rules.Perpetuals.ToDictionary(rule => rule.Key, rule => new PerpetualMarginRule(scale * rule.Value.InitialMargin, scale * rule.Value.MaintenanceMargin)),
    };

    private static double Scaled(double limit, double scale) => 1 / (1 + (scale * ((1 / limit) - 1)));
}

using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Margin rules that make sense, for assets that exist.</summary>
static class RuleChecks
{
    const int LongestDelay = 365;

    public static void Check(RulesSection rules, IReadOnlyCollection<string> assets, JsonPlace place)
    {
        foreach ((string asset, CollateralRuleEntry rule) in rules.Collateral)
            CheckCollateral(asset, rule, assets, place.Member("collateral").Member(asset));
        foreach ((string asset, OptionRuleEntry rule) in rules.Options)
            CheckOption(asset, rule, assets, place.Member("options").Member(asset));
        foreach ((string asset, PerpetualRuleEntry rule) in rules.Perpetuals)
            PerpetualChecks.CheckRule(asset, rule, assets, place.Member("perpetuals").Member(asset));
        if (rules is { LiquidationDelayDays: not null, DelayDistribution: not null })
            throw place.Fault("liquidationDelayDays and delayDistribution stand here; one of them does");
        rules.DelayDistribution?.Check(LongestDelay, "whole days", place.Member("delayDistribution"));
        if (rules.LiquidationDelayDays is < 0 or > LongestDelay)
            throw place.Member("liquidationDelayDays").Refuse(rules.LiquidationDelayDays, $"a delay is 0 to {LongestDelay} whole days");
    }

    static void CheckCollateral(string asset, CollateralRuleEntry rule, IReadOnlyCollection<string> assets, JsonPlace place)
    {
        Names.CheckKnown(asset, assets, "asset", place);
        if (rule is null)
            throw place.Refuse(null, "an object with loanToValue and liquidationThreshold is needed");
        if (!(rule.LiquidationThreshold > 0 && rule.LiquidationThreshold <= 1))
            throw place.Member("liquidationThreshold").Refuse(rule.LiquidationThreshold, "a liquidation threshold is a fraction above 0 and at most 1");
        if (!(rule.LoanToValue > 0 && rule.LoanToValue <= rule.LiquidationThreshold))
            throw place.Member("loanToValue").Refuse(rule.LoanToValue, FormattableString.Invariant($"a loan-to-value is above 0 and at most the liquidation threshold {rule.LiquidationThreshold}"));
        rule.Penalty?.Check(place.Member("penalty"));
    }

    static void CheckOption(string asset, OptionRuleEntry rule, IReadOnlyCollection<string> assets, JsonPlace place)
    {
        Names.CheckKnown(asset, assets, "asset", place);
        if (rule is null)
            throw place.Refuse(null, "an object with initialMargin and maintenanceMargin is needed");
        if (!(rule.MaintenanceMargin >= 0 && rule.MaintenanceMargin <= 1))
            throw place.Member("maintenanceMargin").Refuse(rule.MaintenanceMargin, "a maintenance margin is a fraction from 0 to 1");
        if (!(rule.InitialMargin >= rule.MaintenanceMargin && rule.InitialMargin <= 1))
            throw place.Member("initialMargin").Refuse(rule.InitialMargin, FormattableString.Invariant($"an initial margin is a fraction, at least the maintenance margin {rule.MaintenanceMargin} and at most 1"));
    }
}

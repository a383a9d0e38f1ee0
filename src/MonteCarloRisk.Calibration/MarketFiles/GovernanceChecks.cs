using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.MarketData;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Governance limits that do not contradict one another, on assets that have rules.</summary>
static class GovernanceChecks
{
    const double FinestRounding = 1e-4, CoarsestRounding = 0.1;

    public static void Check(GovernanceSection limits, RulesSection rules, IReadOnlyCollection<string> assets, JsonPlace place)
    {
        Check(limits.LoanToValue, place.Member("loanToValue"));
        Check(limits.LiquidationThreshold, place.Member("liquidationThreshold"));
        Check(limits.InitialMargin, place.Member("initialMargin"));
        Check(limits.MaintenanceMargin, place.Member("maintenanceMargin"));
        if (!(limits.LeastGap >= 0 && limits.LeastGap < 1))
            throw place.Member("leastGap").Refuse(limits.LeastGap, "a gap is a fraction from 0 to below 1");
        if (limits.LoanToValue.Minimum + limits.LeastGap > (limits.LiquidationThreshold.Maximum ?? 1))
            throw place.Member("loanToValue").Member("minimum").Refuse(limits.LoanToValue.Minimum, FormattableString.Invariant($"with the gap of {limits.LeastGap} it is above the largest liquidation threshold, {limits.LiquidationThreshold.Maximum ?? 1}"));
        if (limits.InitialMargin.Maximum < limits.MaintenanceMargin.Minimum)
            throw place.Member("initialMargin").Member("maximum").Refuse(limits.InitialMargin.Maximum, FormattableString.Invariant($"an initial margin is at least the maintenance margin, whose minimum is {limits.MaintenanceMargin.Minimum}"));
        CheckTiers(limits.Tiers, rules, assets, place.Member("tiers"));
    }

    static void Check(ParameterLimitEntry limit, JsonPlace place)
    {
        CheckStep(limit.LargestStep, place.Member("largestStep"));
        CheckStep(limit.LargestRelativeStep, place.Member("largestRelativeStep"));
        CheckFraction(limit.Minimum, place.Member("minimum"));
        CheckFraction(limit.Maximum, place.Member("maximum"));
        if (!(limit.RoundedTo >= FinestRounding && limit.RoundedTo <= CoarsestRounding))
            throw place.Member("roundedTo").Refuse(limit.RoundedTo, "values are rounded to multiples of 0.0001 to 0.1");
        if (limit.Minimum > limit.Maximum)
            throw place.Member("maximum").Refuse(limit.Maximum, FormattableString.Invariant($"the minimum {limit.Minimum} is above it"));
        if (limit is { Minimum: { } least, Maximum: { } most } && limit.ToLimit().Up(least) > most)
            throw place.Member("roundedTo").Refuse(limit.RoundedTo, FormattableString.Invariant($"no multiple of it lies from {least} to {most}"));
    }

    static void CheckStep(double? step, JsonPlace place)
    {
        if (step is { } value && !(value > 0 && value <= 1))
            throw place.Refuse(value, "a step is a fraction above 0 and at most 1; 0.03 is three percentage points, or of a relative step 3% of the value");
    }

    static void CheckFraction(double? bound, JsonPlace place)
    {
        if (bound is { } value && !(value >= 0 && value <= 1))
            throw place.Refuse(value, "a bound is a fraction from 0 to 1");
    }

    static void CheckTiers(IReadOnlyList<IReadOnlyList<string>> tiers, RulesSection rules, IReadOnlyCollection<string> assets, JsonPlace list)
    {
        var first = new Dictionary<string, int>();
        for (int tier = 0; tier < tiers.Count; tier++)
        {
            JsonPlace place = list.Item(tier);
            if (tiers[tier] is not { Count: > 0 } members) throw place.Fault("a tier is a list of one asset or more");
            for (int i = 0; i < members.Count; i++)
            {
                if (members[i] is not { } asset) throw place.Item(i).Refuse(null, "the name of an asset is needed");
                Names.CheckKnown(asset, assets, "asset", place.Item(i));
                if (!rules.Collateral.ContainsKey(asset) && !rules.Options.ContainsKey(asset))
                    throw place.Item(i).Fault($"{Excerpt.Quote(asset)} has no rule; a tier orders the rules of assets that have one");
                if (!first.TryAdd(asset, tier)) throw place.Item(i).Refuse(asset, first[asset] == tier ? "the tier has it already" : $"tier {first[asset]} has it already");
            }
        }
    }
}

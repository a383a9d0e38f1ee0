using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Content;

/// <summary>What the calibration says, in one paragraph of plain words.</summary>
static class Verdict
{
    /// <summary>More changes than these are counted, not listed.</summary>
    const int ListedChanges = 6;

    public static string Of(MarketCalibration calibration) => string.Join(" ",
        new[] { Target(calibration), Basis(calibration), Standard(calibration), Changes(calibration), LimitTable.Sentence(calibration), Protocol(calibration), Mechanisms(calibration), Fitting(calibration), Resolved(calibration) }.Where(sentence => sentence.Length > 0));

    /// <summary>How many requirements could not be resolved.</summary>
    public static int UnresolvedCount(MarketCalibration calibration) => calibration.RecommendedRules.Unresolved.Count;

    static string Target(MarketCalibration calibration)
    {
        SolvencyTarget target = calibration.Market.Target;
        return $"The margins are solved so that an account is insolvent at close-out with probability at most {NumberText.Target(target.InsolvencyProbability)}"
            + $" within {NumberText.Days(target.Horizon)}.";
    }

    /// <summary>What the recommendation rests on where it is not the market's own model.</summary>
    static string Basis(MarketCalibration calibration) => calibration.ModelRisk is { } risk && ModelRiskTable.IsRuled(risk)
        ? $"What is recommended is a rule over {NumberText.Count(risk.Models.Count)} {(risk.Models.Count == 1 ? "model" : "models")}, and each account is measured under the model that sets its margins: {ModelRiskTable.Setting(risk)}. The protocol is measured under the market's own model."
        : "";

    /// <summary>An account counts as above the target when its whole interval is.</summary>
    static string Standard(MarketCalibration calibration)
    {
        double target = calibration.Market.Target.InsolvencyProbability;
        List<(Estimate Current, Estimate Recommended)> accounts =
        [
            .. calibration.Collateral.Select(asset => (asset.CurrentInsolvencyProbability, asset.RecommendedInsolvencyProbability)),
            .. calibration.Options.Select(option => (option.CurrentInsolvencyProbability, option.RecommendedInsolvencyProbability)),
            .. calibration.Perpetuals.SelectMany(perpetual => perpetual.Sides).Select(side => (side.CurrentInsolvencyProbability, side.RecommendedInsolvencyProbability)),
        ];
        int before = accounts.Count(account => account.Current.Interval.Lower > target);
        int after = accounts.Count(account => account.Recommended.Interval.Lower > target);
        int untold = accounts.Count(account => (account.Current.Untold ?? account.Recommended.Untold) is not null);
        string silent = untold == 0 ? "" : $" For {NumberText.Count(untold)} of them it is not told, today or under the recommended rules.";
        if (untold > 0 && untold == accounts.Count) return "Whether the standard accounts are above that target is not told.";
        return accounts.Count == 0 ? "" : $"Of {NumberText.Count(accounts.Count)} standard accounts, {NumberText.Count(before)} "
            + $"{(before == 1 ? "is" : "are")} clearly above that target today and {NumberText.Count(after)} under the recommended rules.{silent}";
    }

    static string Changes(MarketCalibration calibration)
    {
        IReadOnlyList<ParameterChange> changes = ParameterChange.Of(calibration);
        var changed = changes.Where(change => !change.IsUnchanged).ToList();
        if (changes.Count == 0) return "The market states no rules, so no parameter is recommended.";
        if (changed.Count == 0) return "No parameter changes.";

        int tighter = changed.Count(change => change.IsTighter);
        string caution = tighter < changed.Count ? $" Loosening rests on {(ModelRiskTable.IsRuled(calibration.ModelRisk) ? "the models that the rule covers" : ModelCaution.Of(calibration.Market.Model).Short)}." : "";
        string counts = $"{NumberText.Count(changed.Count)} of {NumberText.Count(changes.Count)} parameters change: {NumberText.Count(tighter)} tighter, {NumberText.Count(changed.Count - tighter)} looser";
        return changed.Count > ListedChanges
            ? counts + "." + caution
            : $"{counts} ({string.Join("; ", changed.Select(change =>
                $"{change.Subject} {ParameterTable.Name(change.Parameter)} {NumberText.Percent(change.Current)} → {NumberText.Percent(change.Recommended)}"))}).{caution}";
    }

    static string Protocol(MarketCalibration calibration)
    {
        (ProtocolOutcome current, ProtocolOutcome recommended) = (calibration.Current, calibration.Recommended);
        return $"The probability that the protocol has bad debt within the horizon {Movement(current.InsolvencyProbability, recommended.InsolvencyProbability, NumberText.Probability)};"
            + $" expected bad debt {Movement(current.ExpectedBadDebt, recommended.ExpectedBadDebt, NumberText.Money)}."
            + Untold(current, recommended)
            + $" The capital that the rules tie up goes from {NumberText.Money(current.RequiredEquity)} to {NumberText.Money(recommended.RequiredEquity)}.";
    }

    // Beside close-outs after a delay, on which the margins stand.
    static string Mechanisms(MarketCalibration calibration) => calibration.Mechanisms is not { } found ? "" :
        $"With its mechanisms on every path the protocol as it stands has bad debt with probability {NumberText.Probability(found.Insolvency)}, and beyond its backstops with {NumberText.Probability(found.Beyond)}; expected bad debt is {NumberText.Money(found.Means.BadDebt)}.";

    static string Untold(ProtocolOutcome current, ProtocolOutcome recommended) => (current.InsolvencyProbability.Untold ?? recommended.InsolvencyProbability.Untold) is null
        ? ""
        : " What is not told, the weights of importance sampling do not carry; the table says why, and what would help.";

    static string Movement(Estimate before, Estimate after, Func<Estimate, string> text)
    {
        if (before.Untold is not null && after.Untold is not null) return "is not told";
        if (before.Untold is not null) return $"is not told under the rules in force, and is {text(after)} under the recommended ones";
        if (after.Untold is not null) return $"is {text(before)} under the rules in force, and not told under the recommended ones";
        bool overlap = before.Interval.Lower <= after.Interval.Upper && after.Interval.Lower <= before.Interval.Upper;
        string verb = overlap ? "goes" : after.Value < before.Value ? "falls" : "rises";
        return $"{verb} from {text(before)} to {text(after)}{(overlap ? " (the intervals overlap: no clear difference)" : "")}";
    }

    static string Fitting(MarketCalibration calibration)
    {
        if (calibration.FittingError is not { } draws || calibration.Recommended.InsolvencyProbability.Fitting is not { } probability || !double.IsFinite(probability.Interval.Lower)) return "";
        ParameterChange? widest = ParameterChange.Of(calibration).Where(change => change.Solved?.Fitting is { } fitting && double.IsFinite(fitting.Interval.Lower)).MaxBy(change => Width(change.Solved!.Fitting!.Interval));
        string parameter = widest is null
            ? ""
            : $", and the solved {widest.Subject} {ParameterTable.Name(widest.Parameter)}, the least certain parameter, in {NumberText.Percent(widest.Solved!.Fitting!.Interval)}";
        return $"These intervals are of simulation error. By fitting error (the model fitted to {NumberText.Count(draws.Histories - draws.NotFitted)} resampled histories) the probability of bad debt under the recommended rules lies in "
            + $"{NumberText.Probability(probability.Interval)}{parameter}; the recommended values do not allow for it.";
    }

    static double Width(ConfidenceInterval interval) => interval.Upper - interval.Lower;

    static string Resolved(MarketCalibration calibration) => UnresolvedCount(calibration) switch
    {
        0 when calibration.Collateral.Count + calibration.Options.Count + calibration.Perpetuals.Count == 0 => "There was no requirement to resolve.",
        0 => "Every requirement was resolved.",
        1 when LeavesFundOpen(calibration) => "One requirement could not be resolved, that of the insurance fund; no safety is claimed for its size.",
        1 => "One requirement could not be resolved; no safety is claimed for its parameters.",
        int count => $"{NumberText.Count(count)} requirements could not be resolved{(LeavesFundOpen(calibration) ? ", that of the insurance fund among them" : "")}; no safety is claimed for their parameters.",
    };

    static bool LeavesFundOpen(MarketCalibration calibration) => calibration.RecommendedRules.Unresolved.Any(line => line.StartsWith($"{MarginRulesRecommendation.Fund}: ", StringComparison.Ordinal));
}

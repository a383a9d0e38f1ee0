using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Recommendation;

/// <summary>Which targets the recommended rules leave open, why, and what could meet them; one line each.</summary>
/// <param name="target">The targets.</param>
/// <param name="binding">The governance limits that bind.</param>
/// <param name="nearest">Finds the nearest setting where no rule meets a target.</param>
internal sealed class OpenTargets(SolvencyTarget target, IReadOnlyList<BindingLimit> binding, NearestSetting nearest)
{
    public IEnumerable<string> Of(CollateralRequirement asset, bool isOutOfReach)
    {
        if (asset.Solution.Reason.Length > 0)
        {
            yield return $"{asset.Asset}: {asset.Solution.Reason}{(isOutOfReach ? nearest.ForCollateral(asset.Asset) : string.Empty)}";
            yield break;
        }

        if (Open(asset.Asset, asset.Asset, MarginParameter.LiquidationThreshold, "insolvency", asset.RecommendedInsolvencyProbability, target.InsolvencyProbability) is { } threshold) yield return threshold;
        if (Open(asset.Asset, asset.Asset, MarginParameter.LoanToValue, "breach", asset.RecommendedBreachProbability, target.BreachProbability) is { } loanToValue) yield return loanToValue;
    }

    public IEnumerable<string> Of(OptionRequirement option, bool isOutOfReach)
    {
        string subject = $"short options on {option.Underlying}";
        if (option.Solution.Reason.Length > 0) yield return $"{subject}: {option.Solution.Reason}{(isOutOfReach ? nearest.ForOptions(option.Underlying) : string.Empty)}";
        else
        {
            if (Open(subject, option.Underlying, MarginParameter.MaintenanceMargin, "insolvency", option.RecommendedInsolvencyProbability, target.InsolvencyProbability) is { } maintenance) yield return maintenance;
            if (Open(subject, option.Underlying, MarginParameter.InitialMargin, "breach", option.RecommendedBreachProbability!, target.BreachProbability) is { } initial) yield return initial;
        }
    }

    public IEnumerable<string> Of(PerpetualRequirement perpetual, bool isOutOfReach)
    {
        if (!perpetual.IsResolved)
        {
            foreach (PerpetualSide side in perpetual.Sides.Where(side => side.Maintenance.Reason.Length > 0))
                yield return $"{Subject(side)}: {side.Maintenance.Reason}{(isOutOfReach && side == perpetual.NeedsMostMaintenance ? nearest.ForPerpetuals(perpetual.Underlying) : string.Empty)}";
            yield break;
        }

        foreach (PerpetualSide side in perpetual.Sides)
        {
            if (Open(Subject(side), perpetual.Underlying, MarginParameter.PerpetualMaintenanceMargin, "insolvency", side.RecommendedInsolvencyProbability, target.InsolvencyProbability) is { } maintenance) yield return maintenance;
            if (Open(Subject(side), perpetual.Underlying, MarginParameter.PerpetualInitialMargin, "breach", side.RecommendedBreachProbability, target.BreachProbability) is { } initial) yield return initial;
        }
    }

    private static string Subject(PerpetualSide side) => $"{(side.Side == PositionSide.Long ? "long" : "short")} {side.Contract}";

    // The second simulation confirms each solution: a recommendation that it refutes is not passed off as solved, and one that a limit makes looser
    // than its solution meets the target only where the second simulation shows it. One that its weights do not tell of refutes nothing and shows nothing.
    private string? Open(string subject, string asset, MarginParameter parameter, string kind, Estimate reached, double most)
    {
        string measured = $"under the recommended rules the {kind} probability is {(reached.Untold is null ? $"{reached.Value:G3} [{reached.Interval.Lower:G3}, {reached.Interval.Upper:G3}]" : "not told")}";
        if (binding.FirstOrDefault(limit => limit.Asset == asset && limit.Parameter == parameter && limit.IsLooser) is { } bound)
        {
            if (reached.Interval.Upper <= most) return null;
            string further = bound.Further() is { Length: > 0 } more ? $"; {more}" : string.Empty;
            string verdict = reached.Untold ?? $"{(reached.Interval.Lower > most ? "above" : "not clearly below")} {most:G3}";
            return $"{subject}: {Name(parameter)} {BindingLimit.Percent(bound.Recommended)} is held by {bound.Reason()}, the target asks for {BindingLimit.Percent(bound.Solved)}; {measured}, {verdict}{further}";
        }

        // The breach probability of a loan-to-value is met by its own quantile of the same paths.
        return parameter != MarginParameter.LoanToValue && reached.Interval.Lower > most ? $"{subject}: {measured}, above {most:G3}" : null;
    }

    private static string Name(MarginParameter parameter) => parameter switch
    {
        MarginParameter.LoanToValue => "loan-to-value",
        MarginParameter.LiquidationThreshold => "liquidation threshold",
        MarginParameter.InitialMargin or MarginParameter.PerpetualInitialMargin => "initial margin",
        _ => "maintenance margin",
    };
}

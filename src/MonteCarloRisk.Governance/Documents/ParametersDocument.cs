using System.Text.Json.Serialization;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Recommendation;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Documents;

/// <summary>parameters.json: what a program needs to propose or check the recommended parameters.</summary>
sealed record ParametersDocument(
    int SchemaVersion,
    string Market,
    DateOnly ValuationDate,
    SolvencyTarget Target,
    IReadOnlyList<ParametersDocument.Parameter> Parameters,
    Estimate CurrentInsolvencyProbability,
    Estimate RecommendedInsolvencyProbability,
    IReadOnlyList<string> Unresolved,
    IReadOnlyList<ParametersDocument.Run> Runs)
{
    public static ParametersDocument Of(MarketCalibration calibration) => new(
        DocumentFormat.SchemaVersion,
        calibration.Market.Name,
        calibration.Market.ValuationDate,
        calibration.Market.Target,
        [
            .. ParameterChange.Of(calibration).Select(change => new Parameter(
                change.Subject, change.Parameter, change.Current, change.Recommended, change.Solved?.Interval, change.IsResolved, change.Solved?.Fitting?.Interval,
                Bound(calibration, change)?.Solved, Bound(calibration, change)?.Reason())),
        ],
        calibration.Current.InsolvencyProbability,
        calibration.Recommended.InsolvencyProbability,
        calibration.RecommendedRules.Unresolved,
        [.. calibration.Runs.Select(run => new Run(run.Purpose, run.PlanHash, run.Fingerprint))]);

    static BindingLimit? Bound(MarketCalibration calibration, ParameterChange change) =>
        calibration.RecommendedRules.Binding.FirstOrDefault(limit => limit.Asset == change.Subject && limit.Parameter == change.Parameter);

    /// <summary>One parameter as a fraction; the intervals are those of the solved value, from simulation error and from fitting error, null or left out where there is none; where a governance limit binds, the value without limits and what binds.</summary>
    internal sealed record Parameter(
        string Asset, MarginParameter Name, double Current, double Recommended, ConfidenceInterval? ConfidenceInterval, bool Resolved,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ConfidenceInterval? FittingInterval,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? WithoutLimits,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? HeldBy);

    /// <summary>What names a run on every machine.</summary>
    internal sealed record Run(string Purpose, string PlanHash, string Fingerprint);
}

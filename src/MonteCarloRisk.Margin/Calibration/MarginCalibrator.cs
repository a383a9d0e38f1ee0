using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.ComparisonMargins;
using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Margin.Studies;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>Solves the margin rules of a market for its target and measures the protocol under the rules in force and the recommended ones.</summary>
/// <remarks>
/// Two simulations on the same random numbers: the first measures the rules in force and gives every margin curve; the second measures the
/// recommended rules. Where the fitting error is asked for, both are run again for each draw of the model, on fewer paths. A recommendation takes the conservative end of its interval, rounded to tenths of a percent on the safe side.
/// </remarks>
/// <param name="runner">Runs the simulations.</param>
/// <param name="beginning">Told what each simulation is for, before it begins; may be null.</param>
public sealed class MarginCalibrator(SimulationRunner runner, Action<string>? beginning = null)
{
    internal const string InForce = "rules in force";
    internal const string Proposed = "recommended rules";

    /// <summary>Rules are stated in whole tenths of a percent: in thousandths.</summary>
    public const int RuleSteps = 1000;

    /// <summary>Calibrates a market.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public MarketCalibration Calibrate(Market market, CancellationToken cancellation = default)
    {
        // The second simulation walks the paths of the first, so it takes as many; a time budget is for both.
        SimulationSettings first = market.Simulation.Stopping is StoppingRule.TimeBudget both
            ? market.Simulation with { Stopping = both with { Simulations = 2 } }
            : market.Simulation;
        var current = new RuledMarket(market with { Simulation = first }, market.Rules);
        beginning?.Invoke(InForce);
        SimulationResult currentResult = runner.For(InForce).Run(current.PlanWithTail(), cancellation);
        IReadOnlyList<CollateralSolution> collateral = [.. current.CollateralAssets.Select((asset, i) => CollateralSolution.Solve(current, currentResult, asset, i))];
        IReadOnlyList<OptionSolution> options = [.. current.OptionUnderlyings.Select(underlying => OptionSolution.Solve(current, currentResult, underlying))];

        var rules = new MarginRules(
            market.Rules.Collateral.ToDictionary(rule => rule.Key, rule => collateral.FirstOrDefault(solution => solution.Asset == rule.Key)?.Recommended ?? rule.Value),
            market.Rules.Options.ToDictionary(rule => rule.Key, rule => options.FirstOrDefault(solution => solution.Underlying == rule.Key)?.Recommended ?? rule.Value),
            market.Rules.LiquidationDelay)
        {
            Perpetuals = market.Rules.Perpetuals,
        };
        var recommended = new RuledMarket(market with { Simulation = currentResult.Settings }, rules);
        beginning?.Invoke(Proposed);
        SimulationResult recommendedResult = runner.For(Proposed).Run(recommended.PlanWithTail(), cancellation);

        IReadOnlyList<CollateralRequirement> collateralRequirements =
            [.. collateral.Select((solution, i) => solution.Measure(current, currentResult, recommended, recommendedResult, i))];
        IReadOnlyList<OptionRequirement> optionRequirements = [.. options.Select(solution => solution.Measure(current, currentResult, recommended, recommendedResult))];
        double target = market.Target.InsolvencyProbability;
        IReadOnlyList<string> unresolved =
        [
            .. collateralRequirements.SelectMany(asset => Unresolved(asset.Asset, asset.Solution, asset.RecommendedInsolvencyProbability, target)),
            .. optionRequirements.SelectMany(option => Unresolved($"short options on {option.Underlying}", option.Solution, option.RecommendedInsolvencyProbability, target)),
        ];
        PricePathSample sample = FirstPaths.Walk(recommended.Market);
        ProtocolOutcome currentOutcome = ProtocolMeasurement.Read(current, currentResult, sample);
        ProtocolOutcome recommendedOutcome = ProtocolMeasurement.Read(recommended, recommendedResult, sample);
        var calibration = new MarketCalibration(
            market,
            new MarginRulesRecommendation(rules, unresolved),
            collateralRequirements,
            optionRequirements,
            currentOutcome,
            recommendedOutcome,
            PriceFans.Of(recommended.Market, sample),
            [Record(InForce, currentResult, currentOutcome), Record(Proposed, recommendedResult, recommendedOutcome)])
        {
            Comparisons = MarketComparison.Of(market, rules, Venues.Published),
        };
        if (market.Draws is { } draws) calibration = new FittingErrorMeasurement(runner, beginning).Added(calibration, draws, cancellation);
        return new StudyMeasurement(runner, beginning).Added(calibration, cancellation);
    }

    // The second simulation confirms each solution: a recommendation that it refutes is not passed off as solved.
    private static IEnumerable<string> Unresolved(string subject, RequirementSolution solution, Estimate recommended, double target)
    {
        if (solution.Reason.Length > 0) yield return $"{subject}: {solution.Reason}";
        else if (recommended.Interval.Lower > target) yield return $"{subject}: under the recommended rules the insolvency probability is {recommended.Value:G3} [{recommended.Interval.Lower:G3}, {recommended.Interval.Upper:G3}], above {target:G3}";
    }

    private static SimulationRun Record(string purpose, SimulationResult result, ProtocolOutcome outcome) => new(
        purpose,
        result.PlanHash,
        result.Fingerprint,
        result.Settings.Paths,
        result.Settings.Seed,
        result.Settings.Precision,
        result.Backend,
        result.Elapsed.TotalSeconds,
        outcome.InsolvencyProbability.StandardError,
        result.Stopped,
        result.FromStore,
        result.Devices,
        result.ErrorTargetMet,
        result.Notices,
        result.Key);
}

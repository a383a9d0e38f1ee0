using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.ComparisonMargins;
using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Margin.Recommendation;
using MonteCarloRisk.Margin.Studies;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>Solves the margin rules of a market for its target and measures the protocol under the rules in force and the recommended ones.</summary>
/// <remarks>
/// Two simulations on the same random numbers: the first measures the rules in force and gives every margin curve; the second measures the
/// recommended rules. Where the fitting error is asked for, both are run again for each draw of the model, on fewer paths. A recommendation takes the conservative end of its interval, rounded on the safe side; all together they are the nearest
/// point on the safe side that governance allows (docs/methods/recommendation.md).
/// </remarks>
/// <param name="runner">Runs the simulations.</param>
/// <param name="beginning">Told what each simulation is for, before it begins; may be null.</param>
public sealed class MarginCalibrator(SimulationRunner runner, Action<string>? beginning = null)
{
    internal const string InForce = "rules in force";
    internal const string Proposed = "recommended rules";

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
        IReadOnlyList<PerpetualSolution> perpetuals = [.. current.PerpetualUnderlyings.Select(underlying => PerpetualSolution.Solve(current, currentResult, underlying))];

        var solved = new SolvedRules(
            market.Rules with
            {
                Collateral = market.Rules.Collateral.ToDictionary(rule => rule.Key, rule => collateral.FirstOrDefault(solution => solution.Asset == rule.Key)?.Solved ?? rule.Value),
                Options = market.Rules.Options.ToDictionary(rule => rule.Key, rule => options.FirstOrDefault(solution => solution.Underlying == rule.Key)?.Solved ?? rule.Value),
            },
            collateral.Where(solution => solution.LowestPrice is not null).ToDictionary(solution => solution.Asset, solution => solution.LowestPrice!.Value));
        GovernanceLimits limits = market.Governance ?? GovernanceLimits.None;
        LimitedRules limited = JointRules.Solve(market.Rules, solved, limits);
        MarginRules rules = limited.Rules with
        {
            Perpetuals = market.Rules.Perpetuals.ToDictionary(rule => rule.Key, rule => perpetuals.FirstOrDefault(solution => solution.Underlying == rule.Key)?.Solved ?? rule.Value),
        };
        IReadOnlyList<BindingLimit> binding = limited.Binding(solved, limits);
        var recommended = new RuledMarket(market with { Simulation = currentResult.Settings, Liquidity = market.Liquidity?.WithoutSizes }, rules);
        beginning?.Invoke(Proposed);
        SimulationResult recommendedResult = runner.For(Proposed).Run(recommended.PlanWithTail(), cancellation);

        IReadOnlyList<CollateralRequirement> collateralRequirements =
            [.. collateral.Select((solution, i) => solution.Measure(current, currentResult, recommended, recommendedResult, i))];
        IReadOnlyList<OptionRequirement> optionRequirements = [.. options.Select(solution => solution.Measure(current, currentResult, recommended, recommendedResult))];
        IReadOnlyList<PerpetualRequirement> perpetualRequirements = [.. perpetuals.Select(solution => solution.Measure(current, currentResult, recommended, recommendedResult))];
        var open = new OpenTargets(market.Target, binding, new NearestSetting(runner, beginning, recommended.Market, cancellation));
        IReadOnlyList<string> unresolved =
        [
            .. collateral.Zip(collateralRequirements).SelectMany(asset => open.Of(asset.Second, asset.First.IsOutOfReach)),
            .. options.Zip(optionRequirements).SelectMany(option => open.Of(option.Second, option.First.IsOutOfReach)),
            .. perpetualRequirements.SelectMany(requirement => PerpetualSolution.Open(requirement, market.Target)),
        ];
        PricePathSample sample = FirstPaths.Walk(recommended.Market);
        ProtocolOutcome currentOutcome = ProtocolMeasurement.Read(current, currentResult, sample);
        ProtocolOutcome recommendedOutcome = ProtocolMeasurement.Read(recommended, recommendedResult, sample);
        var calibration = new MarketCalibration(
            market,
            new MarginRulesRecommendation(rules, unresolved) { Binding = binding },
            collateralRequirements,
            optionRequirements,
            currentOutcome,
            recommendedOutcome,
            PriceFans.Of(recommended.Market, sample),
            [Record(InForce, currentResult, currentOutcome), Record(Proposed, recommendedResult, recommendedOutcome)])
        {
            Perpetuals = perpetualRequirements,
            Sizes = SizeRequirement.Read(current, currentResult),
            Comparisons = MarketComparison.Of(market, rules, Venues.Published),
        };
        if (market.Draws is { } draws) calibration = new FittingErrorMeasurement(runner, beginning).Added(calibration, draws, cancellation);
        return new StudyMeasurement(runner, beginning).Added(calibration, cancellation);
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

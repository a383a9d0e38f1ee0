using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Allocation;
using MonteCarloRisk.Margin.ComparisonMargins;
using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Margin.Recommendation;
using MonteCarloRisk.Margin.Studies;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>Solves the margin rules of a market for its target and measures the protocol under the rules in force and the recommended ones.</summary>
/// <remarks>
/// Two simulations on the same random numbers: the first measures the rules in force and gives every margin curve; the second measures the
/// recommended rules; alternatives are measured on the first paths of the same. Where the fitting error is asked for, both are run again for each draw of the model, on fewer paths. A recommendation takes the conservative end of its interval, rounded on the safe side; all together they are the nearest
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
        // The second simulation walks the paths of the first, so it takes as many, and the alternatives less than half of that together; a time budget is for all.
        SimulationSettings first = market.Simulation.Stopping is StoppingRule.TimeBudget both
            ? market.Simulation with { Stopping = both with { Simulations = 3 } }
            : market.Simulation;
        PathTilts? tilts = MarketTilts.Of(market);
        var current = new RuledMarket(market with { Simulation = first }, market.Rules, tilts);
        beginning?.Invoke(InForce);
        SimulationResult currentResult = runner.For(InForce).Run(current.PlanWithTail(), cancellation);
        IReadOnlyList<CollateralSolution> collateral = [.. current.CollateralAssets.Select((asset, i) => CollateralSolution.Solve(current, currentResult, asset, i))];
        IReadOnlyList<OptionSolution> options = [.. current.OptionUnderlyings.Select(underlying => OptionSolution.Solve(current, currentResult, underlying))];
        IReadOnlyList<PerpetualSolution> perpetuals = [.. current.PerpetualUnderlyings.Select(underlying => PerpetualSolution.Solve(current, currentResult, underlying))];

        SolvedRules solved = Solved(market.Rules, collateral, options, perpetuals);
        GovernanceLimits limits = market.Governance ?? GovernanceLimits.None;
        LimitedRules limited = JointRules.Solve(market.Rules, solved, limits);
        MarginRules rules = limited.Rules;
        IReadOnlyList<BindingLimit> binding = limited.Binding(solved, limits);
        var recommended = RuledMarket.ToConfirm(market with { Simulation = currentResult.Settings, Liquidity = market.Liquidity?.WithoutSizes }, rules, options.Select(solution => current.WrittenContracts[solution.NeedsMost.Contract]), tilts);
        beginning?.Invoke(Proposed);
        SimulationResult recommendedResult = runner.For(Proposed).Run(recommended.PlanWithTail(), cancellation);

        // A tenth of the targets from the same paths; what they do not resolve stands as recommended.
        SolvencyTarget target = market.Target;
        SolvencyTarget stricter = target with { InsolvencyProbability = target.InsolvencyProbability / 10, BreachProbability = target.BreachProbability / 10 };
        SolvedRules tenth = Solved(
            rules,
            [.. current.CollateralAssets.Select((asset, i) => CollateralSolution.Solve(current, currentResult, asset, i, stricter)).Where(solution => solution.LiquidationThreshold is not null)],
            [.. current.OptionUnderlyings.Select(underlying => OptionSolution.Solve(current, currentResult, underlying, stricter)).Where(solution => solution.Solution.Requirement is not null)],
            [.. current.PerpetualUnderlyings.Select(underlying => PerpetualSolution.Solve(current, currentResult, underlying, stricter)).Where(solution => solution.IsResolved)]);

        IReadOnlyList<CollateralRequirement> collateralRequirements =
            [.. collateral.Select((solution, i) => solution.Measure(current, currentResult, recommended, recommendedResult, i))];
        IReadOnlyList<OptionRequirement> optionRequirements = [.. options.Select(solution => solution.Measure(current, currentResult, recommended, recommendedResult))];
        IReadOnlyList<PerpetualRequirement> perpetualRequirements = [.. perpetuals.Select(solution => solution.Measure(current, currentResult, recommended, recommendedResult))];
        var open = new OpenTargets(market.Target, binding, new NearestSetting(runner, beginning, recommended.Market, cancellation));
        IReadOnlyList<string> unresolved =
        [
            .. collateral.Zip(collateralRequirements).SelectMany(asset => open.Of(asset.Second, asset.First.IsOutOfReach)),
            .. options.Zip(optionRequirements).SelectMany(option => open.Of(option.Second, option.First.IsOutOfReach)),
            .. perpetuals.Zip(perpetualRequirements).SelectMany(perpetual => open.Of(perpetual.Second, perpetual.First.IsOutOfReach)),
        ];
        PricePathSample sample = FirstPaths.Walk(recommended.Market);
        ProtocolOutcome currentOutcome = ProtocolMeasurement.Read(current, currentResult, sample);
        ProtocolOutcome recommendedOutcome = ProtocolMeasurement.Read(recommended, recommendedResult, sample);
        (IReadOnlyList<RuleSetOutcome> choices, IReadOnlyList<SimulationRun> alternativeRuns) = new AlternativesMeasurement(runner, beginning, cancellation)
            .Measure(current, currentOutcome, recommended, recommendedOutcome, AlternativeRules.Of(market.Rules, rules, tenth, limits));
        var calibration = new MarketCalibration(
            market,
            new MarginRulesRecommendation(rules, [.. unresolved, .. FundTarget.Open(target, market.Protocol.InsuranceFund, recommendedOutcome)]) { Binding = binding },
            collateralRequirements,
            optionRequirements,
            currentOutcome,
            recommendedOutcome,
            PriceFans.Of(recommended.Market, sample),
            [
                SimulationRun.Of(InForce, currentResult, currentOutcome.InsolvencyProbability) with { ImportanceSampling = current.Sampling(currentResult) },
                SimulationRun.Of(Proposed, recommendedResult, recommendedOutcome.InsolvencyProbability) with { ImportanceSampling = recommended.Sampling(recommendedResult) },
                .. alternativeRuns,
            ])
        {
            Perpetuals = perpetualRequirements,
            Sizes = SizeRequirement.Read(current, currentResult),
            Comparisons = MarketComparison.Of(market, rules, Venues.Published),
            Choices = choices,
            Allocation = market.Studies.Allocation is { } study
                ? new AllocationMeasurement(runner, beginning).Measure((current, currentResult, currentOutcome), (recommended, recommendedResult, recommendedOutcome), study.TailLevels, cancellation)
                : null,
        };
        if (market.Draws is { } draws) calibration = new FittingErrorMeasurement(runner, beginning).Added(calibration, draws, cancellation);
        return new StudyMeasurement(runner, beginning).Added(calibration, cancellation);
    }

    // Rules of what could not be solved stand as they are.
    private static SolvedRules Solved(MarginRules rules, IReadOnlyList<CollateralSolution> collateral, IReadOnlyList<OptionSolution> options, IReadOnlyList<PerpetualSolution> perpetuals) => new(
        rules with
        {
            Collateral = rules.Collateral.ToDictionary(rule => rule.Key, rule => collateral.FirstOrDefault(solution => solution.Asset == rule.Key)?.Solved ?? rule.Value),
            Options = rules.Options.ToDictionary(rule => rule.Key, rule => options.FirstOrDefault(solution => solution.Underlying == rule.Key)?.Solved ?? rule.Value),
            Perpetuals = rules.Perpetuals.ToDictionary(rule => rule.Key, rule => perpetuals.FirstOrDefault(solution => solution.Underlying == rule.Key)?.Solved ?? rule.Value),
        },
        collateral.Where(solution => solution.LowestPrice is not null).ToDictionary(solution => solution.Asset, solution => solution.LowestPrice!.Value))
    {
        OptionMoves = options.Where(solution => solution.WorstMoves.Count > 0).ToDictionary(solution => solution.Underlying, solution => solution.WorstMoves),
        PerpetualMoves = perpetuals.Where(solution => solution.WorstMoves.Count > 0).ToDictionary(solution => solution.Underlying, solution => solution.WorstMoves),
    };
}

using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Allocation;
using MonteCarloRisk.Margin.ComparisonMargins;
using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Margin.ModelRisk;
using MonteCarloRisk.Margin.Recommendation;
using MonteCarloRisk.Margin.Studies;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>Solves the margin rules of a market for its target and measures the protocol under the rules in force and the recommended ones.</summary>
/// <remarks>
/// Two simulations on the same random numbers: the first measures the rules in force and gives every margin curve; the second measures the
/// recommended rules; alternatives are measured on the first paths of the same. Where the fitting error is asked for, both are run again for each draw of the model, on fewer paths. Where the recommendation is a rule over models, the margins are solved and confirmed under each. A recommendation takes the conservative end of its interval, rounded on the safe side; all together they are the nearest
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
        SimulationSettings first = market.Simulation.Stopping is StoppingRule.TimeBudget all
            ? market.Simulation with { Stopping = all with { Simulations = SimulationsOf(market.Studies) } }
            : market.Simulation;
        PathTilts? tilts = MarketTilts.Of(market);
        var current = new RuledMarket(market with { Simulation = first }, market.Rules, tilts);
        beginning?.Invoke(InForce);
        SimulationResult currentResult = runner.For(InForce).Run(current.PlanWithTail(), cancellation);
        GovernanceLimits limits = market.Governance ?? GovernanceLimits.None;
        MarginSolutions own = MarginSolutions.Solve(current, currentResult, market.Target);

        // Where the recommendation is a rule over models, what it rests on is solved under each of them, and confirmed there.
        ModelRiskStudy? asked = market.Studies.ModelRisk is { Recommendation: RecommendationBasis.Rule } ruled ? ruled : null;
        ModelRiskMeasurement? risk = asked is null ? null : new ModelRiskMeasurement(runner, beginning, market, asked, currentResult.Settings.Paths, cancellation);
        IReadOnlyList<SolvedModel> models = risk?.Solve() ?? [];
        if (asked is not null && models.Count == 0) throw new InputException("modelRisk", "no model gives an answer, so the rule over them recommends nothing");
        SolutionsByRule? byRule = asked is null ? null : SolutionsByRule.Of(asked.Rule, models, limits);
        SolvedRules solved = (byRule?.Solutions ?? own).Over(market.Rules);
        LimitedRules limited = JointRules.Solve(market.Rules, solved, limits);
        MarginRules rules = limited.Rules;
        IReadOnlyList<BindingLimit> binding = limited.Binding(solved, limits);
        var recommended = RuledMarket.ToConfirm(market with { Simulation = currentResult.Settings, Liquidity = market.Liquidity?.WithoutSizes }, rules, own.NeedMost(current), tilts);
        beginning?.Invoke(Proposed);
        SimulationResult recommendedResult = runner.For(Proposed).Run(recommended.PlanWithTail(), cancellation);
        IReadOnlyList<MeasuredModel> measured = risk?.Measure(models, rules) ?? [];

        // A tenth of the targets from the same paths; what they do not resolve stands as recommended.
        SolvencyTarget target = market.Target;
        SolvencyTarget stricter = target with { InsolvencyProbability = target.InsolvencyProbability / 10, BreachProbability = target.BreachProbability / 10 };
        SolvedRules tenth = (asked is null ? MarginSolutions.Solve(current, currentResult, stricter) : SolutionsByRule.Of(asked.Rule, [.. models.Select(model => model.At(stricter))], limits).Solutions).Over(rules);

        MarginRequirements requirements = byRule is null
            ? own.Measure(current, currentResult, recommended, recommendedResult)
            : new RequirementsByRule(byRule, measured).Measure();
        IReadOnlyList<string> unresolved = requirements.Open(
            byRule?.Solutions ?? own,
            subject => new OpenTargets(target, binding, new NearestSetting(runner, beginning, byRule?.Setting[subject].Confirmed ?? recommended.Market, cancellation)));
        PricePathSample sample = FirstPaths.Walk(recommended.Market);
        ProtocolOutcome currentOutcome = ProtocolMeasurement.Read(current, currentResult, sample);
        ProtocolOutcome recommendedOutcome = ProtocolMeasurement.Read(recommended, recommendedResult, sample);
        (IReadOnlyList<RuleSetOutcome> choices, IReadOnlyList<SimulationRun> alternativeRuns) = new AlternativesMeasurement(runner, beginning, cancellation)
            .Measure(current, currentOutcome, recommended, recommendedOutcome, AlternativeRules.Of(market.Rules, rules, tenth, limits));
        var calibration = new MarketCalibration(
            market,
            new MarginRulesRecommendation(rules, [.. unresolved, .. FundTarget.Open(target, market.Protocol.InsuranceFund, recommendedOutcome)]) { Binding = binding },
            requirements.Collateral,
            requirements.Options,
            currentOutcome,
            recommendedOutcome,
            PriceFans.Of(recommended.Market, sample),
            [
                SimulationRun.Of(InForce, currentResult, currentOutcome.InsolvencyProbability) with { ImportanceSampling = current.Sampling(currentResult) },
                SimulationRun.Of(Proposed, recommendedResult, recommendedOutcome.InsolvencyProbability) with { ImportanceSampling = recommended.Sampling(recommendedResult) },
                .. alternativeRuns,
            ])
        {
            Perpetuals = requirements.Perpetuals,
            Sizes = SizeRequirement.Read(current, currentResult),
            Comparisons = MarketComparison.Of(market, rules, Venues.Of(market.Venues)),
            Choices = choices,
            ModelRisk = risk?.Answers(measured),
            Allocation = market.Studies.Allocation is { } study
                ? new AllocationMeasurement(runner, beginning).Measure((current, currentResult, currentOutcome), (recommended, recommendedResult, recommendedOutcome), study.TailLevels, cancellation)
                : null,
        };
        if (market.Draws is { } draws) calibration = new FittingErrorMeasurement(runner, beginning).Added(calibration, draws, cancellation);
        return new StudyMeasurement(runner, beginning).Added(calibration, cancellation);
    }

    // What shares a time budget: the second simulation walks the paths of the first, so it takes as many, and the alternatives less than half of that together. An allocation walks them again under both sets of rules, and each
    // model of model risk too, unless its paths are stated.
    private static int SimulationsOf(RiskStudies studies) =>
        3 + (studies.Allocation is null ? 0 : 2) + (studies.ModelRisk is { Paths: null } risk ? 2 * risk.Models.Count(model => model.Model is not null) : 0);
}

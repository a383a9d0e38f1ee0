using System.Diagnostics;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.ModelRisk;

/// <summary>Solves the margins of a market under each model by the same seed, and measures what others recommend under each. Method: docs/methods/model-risk.md.</summary>
/// <param name="runner">Runs the simulations.</param>
/// <param name="beginning">Told what each is for, before it begins; may be null.</param>
/// <param name="market">The market.</param>
/// <param name="study">What is asked for.</param>
/// <param name="paths">Paths under each model where the study says nothing of them.</param>
/// <param name="cancellation">Stops the work.</param>
internal sealed class ModelRiskMeasurement(SimulationRunner runner, Action<string>? beginning, Market market, ModelRiskStudy study, long paths, CancellationToken cancellation)
{
    private readonly List<DrawnRun> runs = [];
    private readonly List<RefusedModel> refused = [];
    private double seconds;

    /// <summary>The models that give answers, solved; the others are kept with their reasons.</summary>
    public IReadOnlyList<SolvedModel> Solve()
    {
        var simulation = new SimulationSettings(study.Paths ?? paths, market.Simulation.Seed, market.Simulation.Precision);
        var solved = new List<SolvedModel>();
        foreach (PlausibleModel plausible in study.Models)
        {
            if (plausible.Model is not { } model)
            {
                refused.Add(new RefusedModel(plausible.Name, plausible.Refusal));
                continue;
            }

            try
            {
                var ruled = new RuledMarket(market with { Model = model, Contracts = plausible.Contracts, Simulation = simulation }, market.Rules);
                SimulationResult result = Run(plausible, ruled, MarginCalibrator.InForce);
                solved.Add(new SolvedModel(plausible, ruled, result, MarginSolutions.Solve(ruled, result, market.Target)));
            }
            catch (InputException refusal)
            {
                // Such as losses without bound under a law whose mean price is infinite.
                refused.Add(new RefusedModel(plausible.Name, refusal.Message));
            }
        }

        return solved;
    }

    /// <summary>The models with what the recommended rules come to under each.</summary>
    /// <param name="solved">The models.</param>
    /// <param name="recommended">The recommended rules.</param>
    public IReadOnlyList<MeasuredModel> Measure(IReadOnlyList<SolvedModel> solved, MarginRules recommended) =>
    [
        .. solved.Select(model =>
        {
            // A recommendation that rests on these models is confirmed under them.
            RuledMarket ruled = study.Recommendation == RecommendationBasis.Rule
                ? RuledMarket.ToConfirm(model.Market.Market, recommended, model.Solutions.NeedMost(model.Market))
                : RuledMarket.ToMeasure(model.Market.Market, recommended);
            return new MeasuredModel(model, ruled, Run(model.Model, ruled, MarginCalibrator.Proposed));
        }),
    ];

    /// <summary>What is told of the models.</summary>
    /// <param name="measured">The models.</param>
    public ModelRiskAnswers Answers(IReadOnlyList<MeasuredModel> measured)
    {
        MarginRules rules = market.Rules;
        var order = new RuledMarket(market, rules);
        RequirementSubject[] subjects =
        [
            .. order.CollateralAssets.Select(asset => new RequirementSubject(asset.Name, false, (1 / rules.Collateral[asset.Name].LiquidationThreshold) - 1)),
            .. order.OptionUnderlyings.Select(underlying => new RequirementSubject(underlying, true, rules.Options[underlying].MaintenanceMargin)),
            .. order.PerpetualUnderlyings.Select(underlying => new RequirementSubject(underlying, false, rules.Perpetuals[underlying].MaintenanceMargin) { IsPerpetual = true }),
        ];
        ModelAnswers[] answers =
        [
            .. measured.Select(model => new ModelAnswers(
                model.Solved.Model.Name,
                model.Solved.Model.IsOwn,
                model.Solved.Model.BackTest,
                model.Solved.Model.BackTestDetail,
                model.Solved.Requirements,
                Insolvency(model.Solved.Market, model.Solved.Result),
                Insolvency(model.Recommended, model.Result))),
        ];
        ParameterLimit loanToValue = (market.Governance ?? GovernanceLimits.None).LoanToValue;
        return new ModelRiskAnswers(
            subjects,
            answers,
            refused,
            study.Rule,
            answers.Length == 0
                ? [.. subjects.Select(_ => new ChosenRequirement(null, null, "", "no model gives an answer"))]
                : [.. subjects.Select((_, i) => RuleOverModels.Of(study.Rule, answers, i, loanToValue))],
            new StudyRuns(seconds, [.. runs]))
        {
            Recommendation = study.Recommendation,
        };
    }

    private static Estimate Insolvency(RuledMarket market, SimulationResult result) =>
        BinomialProportion.Estimate(result.Tallies[AccountTallies.ProtocolInsolvencies], result.Settings.Paths, market.Level, "crude Monte Carlo");

    private SimulationResult Run(PlausibleModel plausible, RuledMarket ruled, string under)
    {
        string purpose = $"{StudyRuns.ModelRisk}, {plausible.Name}, {under}";
        beginning?.Invoke(purpose);
        long started = Stopwatch.GetTimestamp();
        SimulationResult result = runner.For(purpose).Run(ruled.Plan(), cancellation);
        seconds += Stopwatch.GetElapsedTime(started).TotalSeconds;
        runs.Add(new DrawnRun(purpose, result.Key, result.PlanHash, result.Fingerprint, result.Settings.Paths, result.Settings.Seed, result.FromStore));
        return result;
    }
}

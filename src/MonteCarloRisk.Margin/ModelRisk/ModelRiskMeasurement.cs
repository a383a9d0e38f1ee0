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

/// <summary>Solves the margins of a market under each model by the same seed. Method: docs/methods/model-risk.md.</summary>
/// <param name="runner">Runs the simulations.</param>
/// <param name="beginning">Told what each is for, before it begins; may be null.</param>
internal sealed class ModelRiskMeasurement(SimulationRunner runner, Action<string>? beginning)
{
    private readonly List<DrawnRun> runs = [];

    public ModelRiskAnswers Measure(MarketCalibration calibration, ModelRiskStudy study, CancellationToken cancellation)
    {
        Market market = calibration.Market;
        MarginRules recommended = calibration.RecommendedRules.Rules;
        RequirementSubject[] subjects =
        [
            .. calibration.Collateral.Select(asset => new RequirementSubject(asset.Asset, false, (1 / asset.Current.LiquidationThreshold) - 1)),
            .. calibration.Options.Select(option => new RequirementSubject(option.Underlying, true, option.Current.MaintenanceMargin)),
        ];
        var simulation = new SimulationSettings(study.Paths ?? calibration.Runs[0].Paths, market.Simulation.Seed, market.Simulation.Precision);
        var answers = new List<ModelAnswers>();
        var refused = new List<RefusedModel>();
        long started = Stopwatch.GetTimestamp();
        foreach (PlausibleModel plausible in study.Models)
        {
            if (plausible.Model is not { } model)
            {
                refused.Add(new RefusedModel(plausible.Name, plausible.Refusal));
                continue;
            }

            try
            {
                answers.Add(Under(plausible, market with { Model = model, Contracts = plausible.Contracts, Simulation = simulation }, recommended, cancellation));
            }
            catch (InputException refusal)
            {
                // Such as losses without bound under a law whose mean price is infinite.
                refused.Add(new RefusedModel(plausible.Name, refusal.Message));
            }
        }

        return new ModelRiskAnswers(
            subjects,
            answers,
            refused,
            study.Rule,
            answers.Count == 0
                ? [.. subjects.Select(_ => new ChosenRequirement(null, null, "", "no model gives an answer"))]
                : [.. subjects.Select((_, i) => RuleOverModels.Of(study.Rule, answers, i))],
            new StudyRuns(Stopwatch.GetElapsedTime(started).TotalSeconds, [.. runs]));
    }

    private ModelAnswers Under(PlausibleModel plausible, Market market, MarginRules recommended, CancellationToken cancellation)
    {
        var current = new RuledMarket(market, market.Rules);
        SimulationResult result = Run(plausible, current, MarginCalibrator.InForce, cancellation);
        var proposed = RuledMarket.ToMeasure(market, recommended);
        SimulationResult proposedResult = Run(plausible, proposed, MarginCalibrator.Proposed, cancellation);
        return new ModelAnswers(
            plausible.Name,
            plausible.IsOwn,
            plausible.BackTest,
            plausible.BackTestDetail,
            [
                .. current.CollateralAssets.Select((asset, i) => Of(CollateralSolution.Solve(current, result, asset, i))),
                .. current.OptionUnderlyings.Select(underlying => Of(OptionSolution.Solve(current, result, underlying))),
            ],
            Insolvency(current, result),
            Insolvency(proposed, proposedResult));
    }

    private static ModelRequirement Of(CollateralSolution solution) => solution.Solution.Requirement is { } requirement
        ? new ModelRequirement(requirement, (1 / solution.Solved.LiquidationThreshold) - 1, solution.Solved.LoanToValue, "")
        : new ModelRequirement(null, null, null, solution.Solution.Reason);

    private static ModelRequirement Of(OptionSolution solution) => solution.Solution.Requirement is { } requirement
        ? new ModelRequirement(requirement, solution.Solved.MaintenanceMargin, null, "")
        : new ModelRequirement(null, null, null, solution.Solution.Reason);

    private static Estimate Insolvency(RuledMarket market, SimulationResult result) =>
        BinomialProportion.Estimate(result.Tallies[AccountTallies.ProtocolInsolvencies], result.Settings.Paths, market.Level, "crude Monte Carlo");

    private SimulationResult Run(PlausibleModel plausible, RuledMarket ruled, string under, CancellationToken cancellation)
    {
        string purpose = $"{StudyRuns.ModelRisk}, {plausible.Name}, {under}";
        beginning?.Invoke(purpose);
        SimulationResult result = runner.For(purpose).Run(ruled.Plan(), cancellation);
        runs.Add(new DrawnRun(purpose, result.Key, result.PlanHash, result.Fingerprint, result.Settings.Paths, result.Settings.Seed, result.FromStore));
        return result;
    }
}

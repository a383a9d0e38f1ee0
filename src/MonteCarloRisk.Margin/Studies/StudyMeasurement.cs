using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Caps;
using MonteCarloRisk.Margin.CollateralSelection;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Margin.Frontier;
using MonteCarloRisk.Margin.Mechanisms;
using MonteCarloRisk.Margin.ModelRisk;
using MonteCarloRisk.Margin.Sensitivities;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.Studies;

/// <summary>What is asked of a calibrated market beyond its margins.</summary>
/// <param name="runner">Runs the simulations.</param>
/// <param name="beginning">Told what each is for, before it begins; may be null.</param>
internal sealed class StudyMeasurement(SimulationRunner runner, Action<string>? beginning)
{
    private readonly ReplicatedRuns replicated = new(runner, beginning);

    /// <summary>The calibration with what was asked for.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public MarketCalibration Added(MarketCalibration calibration, CancellationToken cancellation)
    {
        RiskStudies asked = calibration.Market.Studies;
        return calibration with
        {
            Mechanisms = asked.Mechanisms is { } mechanisms ? new MechanismMeasurement(runner, beginning).Measure(calibration, mechanisms, cancellation) : null,
            Caps = asked.Caps is { } caps ? new CapMeasurement(runner, beginning).Measure(calibration.Market, calibration.RecommendedRules.Rules, caps, cancellation) : null,
            ModelRisk = calibration.ModelRisk ?? (asked.ModelRisk is { } models ? Beside(calibration, models, cancellation) : null),
            Sensitivities = asked.Sensitivities is { } paths ? SensitivityMeasurement.Measure(calibration.Market, paths, replicated, cancellation) : null,
            Selection = asked.Collateral is { } collateral ? ReplacementMeasurement.Measure(calibration, collateral, replicated, cancellation) : null,
            Frontier = new CapitalFrontier(
                AssetFrontier.Of(calibration),
                asked.Frontier is { } frontier ? FrontierMeasurement.Measure(calibration.Market, calibration.RecommendedRules.Rules, frontier, replicated, cancellation) : null),
        };
    }

    private ModelRiskAnswers Beside(MarketCalibration calibration, ModelRiskStudy study, CancellationToken cancellation)
    {
        var risk = new ModelRiskMeasurement(runner, beginning, calibration.Market, study, calibration.Runs[0].Paths, cancellation);
        return risk.Answers(risk.Measure(risk.Solve(), calibration.RecommendedRules.Rules));
    }
}

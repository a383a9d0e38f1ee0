using System.Globalization;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Margin.FittingErrors;

/// <summary>
/// Simulates the fitted model and every draw by the same two seeds, under the rules in force and the recommended ones, and gives each estimate of a calibration its fitting error.
/// Source and formulas: docs/methods/fitting-error.md.
/// </summary>
/// <param name="runner">Runs the simulations.</param>
/// <param name="beginning">Told what each is for, before it begins; may be null.</param>
internal sealed class FittingErrorMeasurement(SimulationRunner runner, Action<string>? beginning)
{
    private const string Purpose = "fitting error";

    private readonly List<DrawnRun> runs = [];
    private readonly List<DeviceReport> devices = [];
    private readonly List<string> notices = [];
    private double seconds;

    /// <summary>The calibration with the fitting error of its estimates.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public MarketCalibration Added(MarketCalibration calibration, ModelDraws draws, CancellationToken cancellation)
    {
        Market market = calibration.Market;
        MarginRules rules = calibration.RecommendedRules.Rules;
        (DrawnAnswers First, DrawnAnswers Second) Twice(Market drawn, string purpose)
        {
            beginning?.Invoke(purpose);
            return (One(drawn, rules, market.Simulation.Seed, draws.Paths, purpose, cancellation), One(drawn, rules, unchecked(market.Simulation.Seed + 1), draws.Paths, purpose, cancellation));
        }

        (DrawnAnswers, DrawnAnswers) fitted = Twice(market, $"{Purpose}, fitted model");
        (DrawnAnswers, DrawnAnswers)[] drawn =
        [
            .. draws.Draws.Select((draw, i) => Twice(
                market with { Model = draw.Model, Contracts = draw.Contracts }, string.Create(CultureInfo.InvariantCulture, $"{Purpose}, {i + 1} of {draws.Draws.Count}"))),
        ];
        var found = new FittingErrorRuns(
            draws.Histories, draws.NotFitted, draws.MeanBlock, draws.Seed, draws.Paths, seconds, DeviceReport.Sum(devices), notices, runs);
        return new FittingErrorReading(calibration, found, fitted, drawn).Calibration();
    }

    private DrawnAnswers One(Market market, MarginRules recommended, ulong seed, long paths, string purpose, CancellationToken cancellation)
    {
        Market half = market with { Simulation = new SimulationSettings((paths + 1) / 2, seed, market.Simulation.Precision) };
        return new DrawnAnswers(
            Answers(new RuledMarket(half, market.Rules), $"{purpose}, {MarginCalibrator.InForce}", cancellation),
            Answers(new RuledMarket(half, recommended), $"{purpose}, {MarginCalibrator.Proposed}", cancellation));
    }

    private RuledAnswers Answers(RuledMarket market, string purpose, CancellationToken cancellation)
    {
        SimulationResult result = runner.For(purpose).Run(market.Plan(), cancellation);
        runs.Add(new DrawnRun(purpose, result.Key, result.PlanHash, result.Fingerprint, result.Settings.Paths, result.Settings.Seed, result.FromStore));
        notices.AddRange(result.Notices);
        seconds += result.Elapsed.TotalSeconds;
        if (!result.FromStore) devices.AddRange(result.Devices);
        return RuledAnswers.Read(market, result);
    }
}

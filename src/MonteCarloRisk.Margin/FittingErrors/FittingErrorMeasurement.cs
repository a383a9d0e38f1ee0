using System.Diagnostics;
using System.Globalization;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.CommonRandomNumbers;
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
    private readonly Lock gate = new();

    /// <summary>The calibration with the fitting error of its estimates; the same on any number of threads.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public MarketCalibration Added(MarketCalibration calibration, ModelDraws draws, CancellationToken cancellation)
    {
        Market market = calibration.Market;
        MarginRules rules = calibration.RecommendedRules.Rules;
        (Market Market, string Purpose)[] all =
        [
            (market, $"{FittingErrorRuns.Purpose}, fitted model"),
            .. draws.Draws.Select((draw, i) => (
                market with { Model = draw.Model, Contracts = draw.Contracts }, string.Create(CultureInfo.InvariantCulture, $"{FittingErrorRuns.Purpose}, {i + 1} of {draws.Draws.Count}"))),
        ];
        var simulated = new SimulatedDraw[all.Length];
        long started = Stopwatch.GetTimestamp();
        ConcurrentRuns.ForEach(all.Length, runner.RunsAtOnce((draws.Paths + 1) / 2), i => simulated[i] = Twice(all[i].Market, rules, draws.Paths, all[i].Purpose, cancellation), cancellation);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        SimulationResult[] results = [.. simulated.SelectMany(draw => draw.Results)];
        var found = new FittingErrorRuns(
            draws.Histories,
            draws.NotFitted,
            draws.MeanBlock,
            draws.Seed,
            draws.Paths,
            seconds + results.Where(result => result.FromStore).Sum(result => result.Elapsed.TotalSeconds),
            DeviceReport.Sum([.. results.Where(result => !result.FromStore).SelectMany(result => result.Devices)]),
            [.. results.SelectMany(result => result.Notices)],
            [.. simulated.SelectMany(draw => draw.Runs)]);
        return new FittingErrorReading(calibration, found, simulated[0].Answers, [.. simulated.Skip(1).Select(draw => draw.Answers)]).Calibration();
    }

    private SimulatedDraw Twice(Market market, MarginRules recommended, long paths, string purpose, CancellationToken cancellation)
    {
        lock (gate) beginning?.Invoke(purpose);
        var simulated = new SimulatedDraw();
        ulong seed = market.Simulation.Seed;
        simulated.Answers = (One(seed), One(unchecked(seed + 1)));
        return simulated;

        DrawnAnswers One(ulong seed)
        {
            Market half = market with { Simulation = new SimulationSettings((paths + 1) / 2, seed, market.Simulation.Precision), Liquidity = market.Liquidity?.WithoutSizes };
            return new DrawnAnswers(Answers(new RuledMarket(half, market.Rules), MarginCalibrator.InForce), Answers(new RuledMarket(half, recommended), MarginCalibrator.Proposed));
        }

        RuledAnswers Answers(RuledMarket ruled, string under)
        {
            string whole = $"{purpose}, {under}";
            SimulationResult result = runner.For(whole).Run(ruled.Plan(), cancellation);
            simulated.Results.Add(result);
            simulated.Runs.Add(new DrawnRun(whole, result.Key, result.PlanHash, result.Fingerprint, result.Settings.Paths, result.Settings.Seed, result.FromStore));
            return RuledAnswers.Read(ruled, result);
        }
    }

    // What the four simulations of a draw say, and what is told of them.
    private sealed class SimulatedDraw
    {
        public (DrawnAnswers First, DrawnAnswers Second) Answers { get; set; }

        public List<SimulationResult> Results { get; } = [];

        public List<DrawnRun> Runs { get; } = [];
    }
}

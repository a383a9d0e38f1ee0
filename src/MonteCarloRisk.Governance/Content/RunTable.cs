using System.Globalization;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Margin.FittingErrors;

namespace MonteCarloRisk.Governance.Content;

/// <summary>The simulations: what is equal on every machine, and what is not.</summary>
static class RunTable
{
    public static ReportTable Reproducible(MarketCalibration calibration) => new(
        [
            new ReportColumn("Run", false),
            new ReportColumn("Paths", true),
            new ReportColumn("Standard error", true),
            new ReportColumn("Seed", true),
            new ReportColumn("Precision", false),
            new ReportColumn("Plan hash", false),
            new ReportColumn("Fingerprint", false),
        ],
        [
            .. calibration.Runs.Select(run => (IReadOnlyList<ReportCell>)
            [
                new ReportCell(run.ImportanceSampling is { } sampling
                    ? string.Create(CultureInfo.InvariantCulture, $"{run.Purpose}, importance sampling: {sampling.Tilts} tilts by {sampling.PilotPaths} pilot paths, {sampling.Weights.EffectiveHits:0} effective insolvent paths, mean likelihood ratio {sampling.Weights.LikelihoodRatio.Value:0.####}")
                    : run.Purpose),
                new ReportCell(NumberText.Count(run.Paths)),
                new ReportCell(NumberText.Plain(run.StandardError, "0.0e-0")),
                new ReportCell(run.Seed.ToString(CultureInfo.InvariantCulture)),
                new ReportCell(run.Precision == Precision.Single ? "single" : "double"),
                HashCell.Of(run.PlanHash),
                HashCell.Of(run.Fingerprint),
            ]),
            .. calibration.FittingError is { } draws ? Drawn(FittingErrorRuns.Purpose, draws.Runs) : [],
            .. StudyRuns.Of(calibration).SelectMany(study => Drawn(study.Purpose, study.Runs.Runs)),
        ]);

    public static ReportTable Machine(MarketCalibration calibration) => new(
        [new ReportColumn("Run", false), new ReportColumn("Backend", false), new ReportColumn("Ended by", false), new ReportColumn("Seconds", true)],
        [
            .. calibration.Runs.Select(run => (IReadOnlyList<ReportCell>)
            [
                new ReportCell(run.Purpose),
                new ReportCell(run.FromStore ? $"{run.Backend}, from the run store" : run.Backend),
                new ReportCell(run.Stopped),
                new ReportCell(NumberText.Plain(run.Seconds, "0.00")),
            ]),
            .. calibration.FittingError is { } draws ? Timed(FittingErrorRuns.Purpose, draws.Runs, draws.Seconds, draws.Devices.Count == 0 ? "from the run store" : string.Join(", ", draws.Devices.Select(device => device.Name))) : [],
            .. StudyRuns.Of(calibration).SelectMany(study => Timed(study.Purpose, study.Runs.Runs, study.Runs.Seconds, study.Runs.Runs.All(run => run.FromStore) ? "from the run store" : NumberText.None)),
        ]);

    // run.json names each; the page would be of little else.
    static IEnumerable<IReadOnlyList<ReportCell>> Drawn(string purpose, IReadOnlyList<DrawnRun> runs)
    {
        ulong[] seeds = [.. runs.Select(run => run.Seed).Distinct().Order()];
        yield return
        [
            new ReportCell($"{purpose}, {NumberText.Count(runs.Count)} {(runs.Count == 1 ? "simulation" : "simulations")}"),
            new ReportCell(NumberText.Count(runs[0].Paths)),
            new ReportCell(NumberText.None),
            new ReportCell(seeds.Length > 2 ? $"{seeds.Length.ToString(CultureInfo.InvariantCulture)} seeds from {runs[0].Seed.ToString(CultureInfo.InvariantCulture)} on" : string.Join(", ", runs.Select(run => run.Seed).Distinct().Select(seed => seed.ToString(CultureInfo.InvariantCulture)))),
            new ReportCell(NumberText.None),
            new ReportCell("in run.json"),
            new ReportCell("in run.json"),
        ];
    }

    static IEnumerable<IReadOnlyList<ReportCell>> Timed(string purpose, IReadOnlyList<DrawnRun> runs, double seconds, string devices)
    {
        yield return
        [
            new ReportCell($"{purpose}, {NumberText.Count(runs.Count)} {(runs.Count == 1 ? "simulation" : "simulations")}"),
            new ReportCell(devices),
            new ReportCell("all paths"),
            new ReportCell(NumberText.Plain(seconds, "0.00")),
        ];
    }
}

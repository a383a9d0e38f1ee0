using System.Globalization;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;
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
                new ReportCell(run.Purpose),
                new ReportCell(NumberText.Count(run.Paths)),
                new ReportCell(NumberText.Plain(run.StandardError, "0.0e-0")),
                new ReportCell(run.Seed.ToString(CultureInfo.InvariantCulture)),
                new ReportCell(run.Precision == Precision.Single ? "single" : "double"),
                HashCell.Of(run.PlanHash),
                HashCell.Of(run.Fingerprint),
            ]),
            .. calibration.FittingError is { } draws ? Drawn(draws) : [],
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
            .. calibration.FittingError is { } draws ? Timed(draws) : [],
        ]);

    // run.json names each; the page would be of little else.
    static IEnumerable<IReadOnlyList<ReportCell>> Drawn(FittingErrorRuns draws)
    {
        DrawnRun first = draws.Runs[0];
        yield return
        [
            new ReportCell($"fitting error, {NumberText.Count(draws.Runs.Count)} simulations"),
            new ReportCell(NumberText.Count(first.Paths)),
            new ReportCell(NumberText.None),
            new ReportCell(string.Join(", ", draws.Runs.Select(run => run.Seed).Distinct().Select(seed => seed.ToString(CultureInfo.InvariantCulture)))),
            new ReportCell(NumberText.None),
            new ReportCell("in run.json"),
            new ReportCell("in run.json"),
        ];
    }

    static IEnumerable<IReadOnlyList<ReportCell>> Timed(FittingErrorRuns draws)
    {
        yield return
        [
            new ReportCell($"fitting error, {NumberText.Count(draws.Runs.Count)} simulations"),
            new ReportCell(draws.Devices.Count == 0 ? "from the run store" : string.Join(", ", draws.Devices.Select(device => device.Name))),
            new ReportCell("all paths"),
            new ReportCell(NumberText.Plain(draws.Seconds, "0.00")),
        ];
    }
}

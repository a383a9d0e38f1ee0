using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Governance.Nightly;

/// <summary>One market of a nightly run.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="File">Its market file.</param>
/// <param name="Status">What came of it.</param>
/// <param name="Fault">Why it failed, in one line; empty where it did not.</param>
/// <param name="Tighter">Parameters that the recommendation tightens.</param>
/// <param name="Looser">Parameters that it loosens.</param>
/// <param name="Unresolved">One line for each requirement that could not be resolved.</param>
/// <param name="Paths">Paths of each simulation.</param>
/// <param name="Stopped">What ended the first simulation; empty where there is none.</param>
/// <param name="ErrorTargetMet">Whether that met its error target; null where it had none.</param>
/// <param name="Simulations">Simulations behind the numbers, those of the fitting error included.</param>
/// <param name="FromStore">Those of them that were found in the run store.</param>
/// <param name="Started">When it was begun in this run.</param>
/// <param name="Finished">When it was done.</param>
/// <param name="Seconds">Wall time spent on it in this run.</param>
/// <param name="Devices">What each device did for it in this run.</param>
/// <param name="Notices">What was told while its simulations ran, those found in the run store when they ran for the first time.</param>
/// <param name="Cost">The devices' time at the price given; null without a price.</param>
/// <param name="Report">Folder of its report; empty where there is none.</param>
/// <param name="Runs">The simulations behind the numbers, as a run store names them; those of the fitting error are only counted.</param>
public sealed record NightlyMarket(
    string Name,
    string File,
    NightlyStatus Status,
    string Fault,
    int Tighter,
    int Looser,
    IReadOnlyList<string> Unresolved,
    long Paths,
    string Stopped,
    bool? ErrorTargetMet,
    int Simulations,
    int FromStore,
    DateTimeOffset Started,
    DateTimeOffset Finished,
    double Seconds,
    IReadOnlyList<DeviceReport> Devices,
    IReadOnlyList<string> Notices,
    double? Cost,
    string Report,
    IReadOnlyList<NightlyRun> Runs)
{
    private const double SecondsPerHour = 3600;

    /// <summary>What was done for the fitting error; null where it is not asked for.</summary>
    public NightlyFittingError? FittingError { get; init; }

    /// <summary>What must be known before its numbers are used, one line each.</summary>
    public IReadOnlyList<string> Cautions { get; init; } = [];

    /// <summary>A market that was calibrated.</summary>
    /// <param name="name">Its name in the folder.</param>
    /// <param name="file">Its market file.</param>
    /// <param name="calibration">What the calibration found.</param>
    /// <param name="report">Folder of its report.</param>
    /// <param name="started">When it was begun.</param>
    /// <param name="time">Wall time spent on it.</param>
    /// <param name="pricePerHour">Price of an hour of a device; null where none is given.</param>
    public static NightlyMarket Calibrated(
        string name, string file, MarketCalibration calibration, string report, DateTimeOffset started, TimeSpan time, double? pricePerHour)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        IReadOnlyList<ParameterChange> changes = ParameterChange.Of(calibration);
        SimulationRun first = calibration.Runs[0];
        FittingErrorRuns? draws = calibration.FittingError;
        IReadOnlyList<DeviceReport> devices = DeviceReport.Sum([.. calibration.Runs.Where(run => !run.FromStore).SelectMany(run => run.Devices ?? []), .. draws?.Devices ?? []]);
        return new NightlyMarket(
            name,
            file,
            calibration.RecommendedRules.Unresolved.Count == 0 ? NightlyStatus.Met : NightlyStatus.Unresolved,
            Fault: "",
            changes.Count(change => change.IsTighter),
            changes.Count(change => change is { IsTighter: false, IsUnchanged: false }),
            calibration.RecommendedRules.Unresolved,
            first.Paths,
            first.Stopped,
            first.ErrorTargetMet,
            calibration.Runs.Count + (draws?.Runs.Count ?? 0),
            calibration.Runs.Count(run => run.FromStore) + (draws?.Runs.Count(run => run.FromStore) ?? 0),
            started,
            started + time,
            time.TotalSeconds,
            devices,
            [.. calibration.Runs.SelectMany(run => run.Notices ?? []), .. draws?.Notices ?? []],
            pricePerHour is { } price ? devices.Sum(device => device.BusySeconds) / SecondsPerHour * price : null,
            report,
            [.. calibration.Runs.Select(run => new NightlyRun(run.Purpose, run.Key, run.Fingerprint, run.Paths, run.FromStore))])
        {
            Cautions = Content.Cautions.Of(calibration),
            FittingError = draws is null ? null : new NightlyFittingError(draws.Histories, draws.NotFitted, draws.Runs.Count, draws.Runs.Count(run => run.FromStore), draws.Runs.Sum(run => run.Paths)),
        };
    }

    /// <summary>A market that could not be calibrated.</summary>
    /// <param name="name">Its name in the folder.</param>
    /// <param name="file">Its market file.</param>
    /// <param name="status">Whether its input was bad or something else failed.</param>
    /// <param name="fault">Why, in one line.</param>
    /// <param name="started">When it was begun.</param>
    /// <param name="time">Wall time spent on it.</param>
    /// <param name="notices">What was told meanwhile.</param>
    public static NightlyMarket NotCalibrated(
        string name, string file, NightlyStatus status, string fault, DateTimeOffset started, TimeSpan time, IReadOnlyList<string> notices) =>
        new(name, file, status, fault, 0, 0, [], 0, Stopped: "", null, 0, 0, started, started + time, time.TotalSeconds, [], notices, null, Report: "", []);

    /// <summary>Whether it has a report of this night.</summary>
    internal bool IsDone => Status is NightlyStatus.Met or NightlyStatus.Unresolved;
}

using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Margin.Calibration;

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
/// <param name="Simulations">Simulations behind the numbers.</param>
/// <param name="FromStore">Those of them that were found in the run store.</param>
/// <param name="Seconds">Wall time spent on it in this run.</param>
/// <param name="Devices">What it took of each device in this run.</param>
/// <param name="Cost">The devices' time at the price given; null without a price.</param>
/// <param name="Report">Folder of its report; empty where there is none.</param>
public sealed record NightlyMarket(
    string Name,
    string File,
    NightlyStatus Status,
    string Fault,
    int Tighter,
    int Looser,
    IReadOnlyList<string> Unresolved,
    long Paths,
    int Simulations,
    int FromStore,
    double Seconds,
    IReadOnlyList<DeviceTime> Devices,
    double? Cost,
    string Report)
{
    private const double SecondsPerHour = 3600;

    /// <summary>A market that was calibrated.</summary>
    /// <param name="name">Its name in the folder.</param>
    /// <param name="file">Its market file.</param>
    /// <param name="calibration">What the calibration found.</param>
    /// <param name="report">Folder of its report.</param>
    /// <param name="time">Wall time spent on it.</param>
    /// <param name="pricePerHour">Price of an hour of a device; null where none is given.</param>
    public static NightlyMarket Calibrated(string name, string file, MarketCalibration calibration, string report, TimeSpan time, double? pricePerHour)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        IReadOnlyList<ParameterChange> changes = ParameterChange.Of(calibration);
        DeviceTime[] devices =
        [
            .. calibration.Runs.Where(run => !run.FromStore).SelectMany(run => run.Devices ?? [])
                .GroupBy(device => device.Name, (device, reports) => new DeviceTime(device, reports.Sum(one => one.BusySeconds))),
        ];
        return new NightlyMarket(
            name,
            file,
            calibration.RecommendedRules.Unresolved.Count == 0 ? NightlyStatus.Met : NightlyStatus.Unresolved,
            Fault: "",
            changes.Count(change => change.IsTighter),
            changes.Count(change => change is { IsTighter: false, IsUnchanged: false }),
            calibration.RecommendedRules.Unresolved,
            calibration.Runs[0].Paths,
            calibration.Runs.Count,
            calibration.Runs.Count(run => run.FromStore),
            time.TotalSeconds,
            devices,
            pricePerHour is { } price ? devices.Sum(device => device.BusySeconds) / SecondsPerHour * price : null,
            report);
    }

    /// <summary>A market that could not be calibrated.</summary>
    /// <param name="name">Its name in the folder.</param>
    /// <param name="file">Its market file.</param>
    /// <param name="status">Whether its input was bad or something else failed.</param>
    /// <param name="fault">Why, in one line.</param>
    /// <param name="time">Wall time spent on it.</param>
    public static NightlyMarket NotCalibrated(string name, string file, NightlyStatus status, string fault, TimeSpan time) =>
        new(name, file, status, fault, 0, 0, [], 0, 0, 0, time.TotalSeconds, [], null, Report: "");
}

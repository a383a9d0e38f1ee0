using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Margin.FittingErrors;

/// <summary>How the fitting errors of a calibration were found.</summary>
/// <param name="Histories">Histories that were resampled.</param>
/// <param name="NotFitted">Those of them that the model could not be fitted to.</param>
/// <param name="MeanBlock">Mean length of the blocks of days, in days.</param>
/// <param name="Seed">Seed of the resampling.</param>
/// <param name="Paths">Paths of each draw under each set of rules, half of them by either of two seeds.</param>
/// <param name="Seconds">Wall time of the simulations, several of which go on at once, and what those found in the run store took one by one; differs from run to run.</param>
/// <param name="Devices">What each device did in those that were not found in the run store.</param>
/// <param name="Notices">What was told of them while they ran.</param>
/// <param name="Runs">The simulations, the fitted model's first.</param>
public sealed record FittingErrorRuns(
    int Histories,
    int NotFitted,
    double MeanBlock,
    int Seed,
    long Paths,
    double Seconds,
    IReadOnlyList<DeviceReport> Devices,
    IReadOnlyList<string> Notices,
    IReadOnlyList<DrawnRun> Runs)
{
    /// <summary>What the purpose of each of the simulations begins with.</summary>
    public const string Purpose = "fitting error";
}

using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>Durations in seconds as dates of a grid.</summary>
/// <param name="dates">The grid.</param>
internal sealed class ProtocolClock(MonitoringDates dates)
{
    private const double SecondsPerDay = 86_400;

    // RiskMetrics: of a day's mean square this much is kept.
    private const double DailyDecay = 0.94;
    private const double Ln2 = 0.69314718055994531;

    // A duration that is a whole number of steps up to rounding is that number.
    private const double Tolerance = 1e-6;

    /// <summary>Seconds of a step.</summary>
    public double Step { get; } = Whole(dates.Spacing * MonitoringDates.DaysPerYear * SecondsPerDay);

    /// <summary>Years of a step.</summary>
    public double Years => dates.Spacing;

    /// <summary>Number of dates.</summary>
    public int Count => dates.Count;

    /// <summary>A duration in steps.</summary>
    public double Dates(double seconds) => Whole(seconds / Step);

    /// <summary>The whole steps that hold a duration, at least as many as asked.</summary>
    public int WholeDates(double seconds, int least) => (int)Math.Max(least, Math.Ceiling(Dates(seconds)));

    /// <summary>What a step leaves of something that halves in a half-life.</summary>
    public double Kept(double halfLife) => Double1.Exp(new Double1(-Ln2 * Step / halfLife)).Value;

    /// <summary>
    /// The parameters of an asset's volatility on a path, over the model's: kept, (1 - kept) / variance of a step. A price that does not move by the model has no volatility that its path could exceed.
    /// </summary>
    public double[] Volatility(ModelAsset asset)
    {
        double kept = Double1.Exp(new Double1(Years * MonitoringDates.DaysPerYear * Double1.Log(new Double1(DailyDecay)).Value)).Value;
        double variance = asset.Volatility * asset.Volatility * Years;
        return [kept, variance > 0 ? (1 - kept) / variance : 0];
    }

    private static double Whole(double value) => Math.Abs(value - Math.Round(value)) <= Tolerance * Math.Max(1, value) ? Math.Round(value) : value;
}

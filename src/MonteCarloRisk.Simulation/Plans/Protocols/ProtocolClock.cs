namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>Durations in seconds as dates of a grid.</summary>
/// <param name="dates">The grid.</param>
internal sealed class ProtocolClock(MonitoringDates dates)
{
    private const double SecondsPerDay = 86_400;

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

    private static double Whole(double value) => Math.Abs(value - Math.Round(value)) <= Tolerance * Math.Max(1, value) ? Math.Round(value) : value;
}

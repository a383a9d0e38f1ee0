using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>Equally spaced dates on which accounts are watched; the start is watched too and not counted.</summary>
public sealed record MonitoringDates
{
    /// <summary>Days of a year: these markets never close.</summary>
    public const int DaysPerYear = 365;

    /// <summary>Names the dates.</summary>
    /// <param name="count">Number of dates after the start.</param>
    /// <param name="spacing">Time between them in years.</param>
    /// <exception cref="InputException">There are no dates, too many, or their spacing is negative or not finite.</exception>
    public MonitoringDates(int count, double spacing)
    {
        if (count is < 1 or > TimeGrid.MaximumSteps) throw new InputException("monitoring", $"{count} dates; 1 to {TimeGrid.MaximumSteps} are allowed");
        if (!(spacing >= 0) || !double.IsFinite(spacing)) throw new InputException("monitoring", $"dates {spacing} years apart; zero or more is allowed");
        Count = count;
        Spacing = spacing;
    }

    /// <summary>Number of dates after the start.</summary>
    public int Count { get; }

    /// <summary>Time between them in years.</summary>
    public double Spacing { get; }

    /// <summary>One date a day.</summary>
    public static MonitoringDates Daily(int days) => new(days, 1.0 / DaysPerYear);
}

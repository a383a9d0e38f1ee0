using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Path counts and stopping rules within their range, and the words for it. Every comparison is written so that a NaN or an infinity fails it.</summary>
public static class Lengths
{
    /// <summary>30 days, in seconds.</summary>
    const double LongestTime = 30 * 86_400.0;

    /// <summary>The most paths that are run without a rule that could stop them: days on a machine of today.</summary>
    public const long MostPaths = 100_000_000_000;

    /// <summary>The words for a path count.</summary>
    public static string PathCounts { get; } = $"a number of paths is from 1 to 1e11; more, up to 2^48 = {SimulationSettings.MaximumPaths}, take a rule that stops them, and maximumPaths";

    /// <summary>The words for the most paths of what is studied beside the simulation: no rule stops it.</summary>
    public static string MostStudyPaths => "at most 1e11 paths are run, since no rule stops them";

    /// <summary>The words for the most paths of a rule.</summary>
    public static string MaximumPathCounts { get; } = $"the most paths are from 1 to 2^48 = {SimulationSettings.MaximumPaths}";

    /// <summary>The words for a standard error.</summary>
    public static string StandardErrors => "a standard error to stop at is above 0 and finite";

    /// <summary>The words for a relative standard error.</summary>
    public static string RelativeErrors => "a relative standard error is a fraction above 0 and below 1; 0.01 is 1%";

    /// <summary>The words for a time budget.</summary>
    public static string TimeBudgets => "a time budget is a microsecond or more and at most 30 days (2592000 s)";

    /// <summary>Whether a number of paths can be run.</summary>
    public static bool IsPathCount(long paths) => paths is >= 1 and <= MostPaths;

    /// <summary>Whether a number can be the most paths of a rule.</summary>
    public static bool IsMaximumPathCount(long paths) => paths is >= 1 and <= SimulationSettings.MaximumPaths;

    /// <summary>Whether a standard error can be a target.</summary>
    public static bool IsStandardError(double size) => size > 0 && double.IsFinite(size);

    /// <summary>Whether a relative standard error can be a target.</summary>
    public static bool IsRelativeError(double fraction) => fraction > 0 && fraction < 1;

    /// <summary>Whether a time in seconds can be a budget: a clock tick or more.</summary>
    public static bool IsTimeBudget(double seconds) => seconds >= 1e-6 && seconds <= LongestTime;
}

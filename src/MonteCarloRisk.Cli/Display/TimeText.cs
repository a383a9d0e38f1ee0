using System.Globalization;

namespace MonteCarloRisk.Cli.Display;

/// <summary>A time in few letters.</summary>
static class TimeText
{
    public static string Of(TimeSpan time) => time switch
    {
        { TotalSeconds: < 9.95 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalSeconds: < 59.5 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
        { TotalMinutes: < 10 } => Minutes((int)Math.Round(time.TotalSeconds)),
        { TotalMinutes: < 59.5 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min"),
        { TotalHours: < 47.5 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Min(time.TotalDays, 9999):0} d"),
    };

    static string Minutes(int seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min {seconds % 60} s");

    /// <summary>How long ago something was: no seconds behind the first minute.</summary>
    public static string Ago(TimeSpan time) => time switch
    {
        { TotalSeconds: < 59.5 } => "just now",
        { TotalMinutes: < 59.5 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min ago"),
        _ => $"{Of(time)} ago",
    };

    /// <summary>What is left, in whole seconds below a minute.</summary>
    public static string Left(TimeSpan time) => time.TotalSeconds < 9.95 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(Math.Max(0, time.TotalSeconds)):0} s left") : $"{Of(time)} left";
}

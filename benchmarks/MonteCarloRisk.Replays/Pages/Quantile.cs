namespace MonteCarloRisk.Replays.Pages;

/// <summary>Quantiles over paths, date by date.</summary>
internal static class Quantile
{
    /// <summary>The order statistic at a fraction of the paths, for each date.</summary>
    public static double[] ByDate(IReadOnlyList<IReadOnlyList<double>> courses, double fraction) =>
        [.. Enumerable.Range(0, courses[0].Count).Select(date => courses.Select(course => course[date]).Order().ElementAt((int)(fraction * (courses.Count - 1))))];

    /// <summary>The mean, for each date.</summary>
    public static double[] Mean(IReadOnlyList<IReadOnlyList<double>> courses) => [.. Enumerable.Range(0, courses[0].Count).Select(date => courses.Average(course => course[date]))];
}

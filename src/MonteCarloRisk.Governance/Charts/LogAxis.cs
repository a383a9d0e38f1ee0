using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>Decades on an axis that holds base-10 logarithms.</summary>
static class LogAxis
{
    const int MostTicks = 8;

    /// <summary>Ticks at whole decades from lower to upper, thinned so that labels do not touch.</summary>
    public static ITickGenerator Ticks(int lower, int upper)
    {
        int every = Math.Max(1, (upper - lower + MostTicks - 1) / MostTicks);
        var ticks = new NumericManual();
        for (int decade = lower; decade <= upper; decade += every)
        {
            ticks.AddMajor(decade, Label(decade));
        }

        return ticks;
    }

    /// <summary>Ticks at 1, 2 and 5 of each decade between two values above zero, or at decades alone where those are many.</summary>
    public static ITickGenerator Between(double lowest, double highest, Func<double, string> label)
    {
        int first = (int)Math.Floor(Math.Log10(lowest)), last = (int)Math.Ceiling(Math.Log10(highest));
        int every = Math.Max(1, (last - first + MostTicks - 1) / MostTicks);
        var decades = Enumerable.Range(first, last - first + 1).Where(decade => decade % every == 0).Select(decade => Math.Pow(10, decade)).ToList();
        double[] fine = [.. decades.SelectMany(decade => new[] { decade, 2 * decade, 5 * decade }).Where(value => value >= lowest && value <= highest)];
        var ticks = new NumericManual();
        foreach (double value in every == 1 && fine.Length <= MostTicks ? fine : decades.Where(value => value >= lowest && value <= highest)) ticks.AddMajor(Math.Log10(value), label(value));
        return ticks;
    }

    public static string Label(int decade) => decade switch
    {
        0 => "1",
        >= 1 and <= 3 => Math.Pow(10, decade).ToString("0", CultureInfo.InvariantCulture),
        >= 4 and <= 5 => Label(decade - 3) + "k",
        6 => "1M",
        7 or 8 => Label(decade - 6) + "M",
        9 => "1B",
        _ => "1e" + decade.ToString(CultureInfo.InvariantCulture),
    };
}

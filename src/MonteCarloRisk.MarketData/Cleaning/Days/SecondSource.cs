using System.Globalization;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning.Days;

/// <summary>
/// Days whose close differs from the second source's. d = ln(close / second close); a day is found where d is further than <see cref="Limit"/> robust
/// standard deviations from the median of the <see cref="Window"/> common days around it, and further than <see cref="Floor"/>. What all days of a
/// quarter have in common, a premium of a venue or of a currency, is thus no finding.
/// </summary>
static class SecondSource
{
    public const string Difference = "second source differs";
    public const string Compared = "second source";

    /// <summary>Closes of two venues pass 5 robust deviations of a quarter on ordinary days.</summary>
    public const double Limit = 8;

    /// <summary>Differences below one percent are of the minute at which a day was closed.</summary>
    public const double Floor = 0.01;

    const int Window = 91;

    public static CandleSeries Treated(CandleSeries days, CandleSeries second, DaySeries context)
    {
        Candle[] common = [.. days.Candles.Where(day => context.Second.ContainsKey(day.Start))];
        double[] differences = Array.ConvertAll(common, day => Math.Log(day.Close / context.Second[day.Start].Close));
        var changed = new Dictionary<DateTime, Candle?>();
        int found = 0;
        for (int i = 0; i < common.Length; i++)
        {
            RobustScale scale = RobustScale.Of(NearbyDays.Of(differences, i, Window));
            double distance = Math.Abs(differences[i] - scale.Median);
            if (!(distance > Floor && distance > Limit * scale.Deviation))
                continue;
            found++;
            Candle other = context.Second[common[i].Start];
            (changed[common[i].Start], string treatment) = context.Treat(common[i], context.Policy.Differences);
            context.Ledger.Add(
                common[i],
                Difference,
                string.Create(CultureInfo.InvariantCulture, $"{common[i].Start:yyyy-MM-dd}: close {common[i].Close}, {Path.GetFileName(second.File)} line {other.Line} has {other.Close}, {Math.Exp(differences[i]) - 1:+0.0%;-0.0%}, against {Math.Exp(scale.Median) - 1:+0.0%;-0.0%;0.0%} around"),
                treatment);
        }

        context.Ledger.Add(
            days.Candles[0],
            Compared,
            $"{common.Length} of {days.Candles.Count} days are in {Path.GetFileName(second.File)} (SHA-256 {second.Sha256}); {found} {(found == 1 ? "close differs" : "closes differ")}",
            "compared");
        return days with { Candles = days.Candles.Select(day => changed.TryGetValue(day.Start, out Candle? used) ? used : day).Where(day => day is not null).Select(day => day!.Value).ToArray() };
    }
}

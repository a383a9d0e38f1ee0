using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.MarketData.Funding;

namespace MonteCarloRisk.Calibration.Funding;

/// <summary>
/// Funding rates as a process that reverts to its mean: r' = m + a (r - m) + e from one row to the next, by least squares. What is published has been through interest and band, so it is fitted as it is
/// paid: the law's band is zero.
/// </summary>
/// <remarks>
/// Least squares of an autoregression is consistent whatever the law of e, and a is told too small by about (1 + 3 a) / n (M. Kendall, "Note on bias in the estimation of autocorrelation", Biometrika 41, 1954),
/// which is added back. Standard errors: of a, sqrt((1 - a^2) / n); of the mean, deviation sqrt((1 + a) / (1 - a) / n).
/// </remarks>
public sealed record FundingFit
{
    /// <summary>Pairs of neighbouring rows that a fit needs.</summary>
    public const int FewestPairs = 60;

    // Rates further out are refused on the way in; a law that reaches them is no law of this market.
    const double LargestCap = 1;

    FundingFit(FundingLaw.Premium law, double kept, double keptError, double meanError, int pairs, DateTime first, DateTime last) =>
        (Law, Kept, KeptError, MeanError, Pairs, First, Last) = (law, kept, keptError, meanError, pairs, first, last);

    /// <summary>The law.</summary>
    public FundingLaw.Premium Law { get; }

    /// <summary>a, from one row to the next.</summary>
    public double Kept { get; }

    /// <summary>Its standard error.</summary>
    public double KeptError { get; }

    /// <summary>Standard error of the mean.</summary>
    public double MeanError { get; }

    /// <summary>Pairs of neighbouring rows.</summary>
    public int Pairs { get; }

    /// <summary>The first row used.</summary>
    public DateTime First { get; }

    /// <summary>The last row used: the rate at the start of the simulation.</summary>
    public DateTime Last { get; }

    /// <summary>Fits the rates up to a moment.</summary>
    /// <param name="rates">The rates of one asset, in the order of time.</param>
    /// <param name="until">Later rows are not used.</param>
    /// <param name="where">The file, for errors.</param>
    /// <exception cref="InputException">There are too few rows, they are not in the order of time, or the rates revert to no mean.</exception>
    public static FundingFit To(IEnumerable<FundingRate> rates, DateTime until, string where)
    {
        FundingRate[] rows = [.. rates.TakeWhile(rate => rate.Time <= until)];
        for (int i = 1; i < rows.Length; i++)
        {
            if (rows[i].Time <= rows[i - 1].Time) throw new InputException($"{where}, line {rows[i].Line}", $"{rows[i].Time:yyyy-MM-dd HH:mm} does not come after the row before; funding rates are in the order of time");
        }

        if (rows.Length < 2) throw new InputException(where, $"{rows.Length} funding rates up to {until:yyyy-MM-dd}; {FewestPairs + 1} or more are needed");
        TimeSpan spacing = rows.Zip(rows.Skip(1), (one, next) => next.Time - one.Time).GroupBy(gap => gap).MaxBy(gap => gap.Count())!.Key;
        (double X, double Y)[] pairs = [.. rows.Zip(rows.Skip(1)).Where(pair => pair.Second.Time - pair.First.Time == spacing).Select(pair => (pair.First.Rate, pair.Second.Rate))];
        if (pairs.Length < FewestPairs) throw new InputException(where, $"{pairs.Length} pairs of neighbouring funding rates up to {until:yyyy-MM-dd}; {FewestPairs} or more are needed");

        if (pairs.All(pair => pair.X == pairs[0].X && pair.Y == pairs[0].X)) throw new InputException(where, "the funding rate never changes; state it as constant");
        double meanX = pairs.Average(pair => pair.X), meanY = pairs.Average(pair => pair.Y);
        double spread = pairs.Sum(pair => (pair.X - meanX) * (pair.X - meanX));
        double slope = pairs.Sum(pair => (pair.X - meanX) * (pair.Y - meanY)) / spread;
        double kept = slope + ((1 + (3 * slope)) / pairs.Length);
        if (!(kept > 0 && kept < 1)) throw new InputException(where, FormattableString.Invariant($"funding rates keep {kept:0.###} of a deviation from one row to the next, so they revert to no mean in between; state the funding"));

        double mean = rows.Average(row => row.Rate);
        double residual = pairs.Sum(pair => Square(pair.Y - mean - (kept * (pair.X - mean)))) / (pairs.Length - 2);
        double deviation = Math.Sqrt(residual / (1 - (kept * kept)));
        double years = spacing.TotalDays / 365;
        var law = new FundingLaw.Premium(
            mean, -years * Math.Log(2) / Math.Log(kept), deviation, rows[^1].Rate, 0, 0, LargestCap, rows[^1].Interval.TotalDays / 365);
        return new FundingFit(
            law, kept, Math.Sqrt((1 - (kept * kept)) / pairs.Length), deviation * Math.Sqrt((1 + kept) / (1 - kept) / pairs.Length), pairs.Length, rows[0].Time, rows[^1].Time);
    }

    static double Square(double value) => value * value;
}

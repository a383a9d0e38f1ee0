using MathNet.Numerics.Random;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Bootstrap;

namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>The correlation of two assets on days of falls, beside what normals of the same correlation would have on such days: only the excess tells that a fall itself ties assets together.</summary>
/// <param name="Condition">The days looked at, in words.</param>
/// <param name="Days">Their number.</param>
/// <param name="AllDays">Correlation over all days, with Fisher's interval.</param>
/// <param name="OnFalls">Correlation over days of falls, with Fisher's interval.</param>
/// <param name="OfNormals">What it would be of normals with the correlations of all days.</param>
/// <param name="Excess">The difference of the two, with the interval of a stationary bootstrap of all days.</param>
public sealed record DownturnCorrelation(string Condition, int Days, Estimate AllDays, Estimate OnFalls, double OfNormals, Estimate Excess)
{
    /// <summary>The fewest days that a correlation on falls is taken from.</summary>
    public const int FewestDays = 20;

    const string Place = "downturn correlation";

    /// <summary>On the days on which the market is at or below its quantile.</summary>
    /// <param name="first">Returns of the first asset.</param>
    /// <param name="second">Returns of the second, of the same days.</param>
    /// <param name="market">Returns of the market or factor, of the same days.</param>
    /// <param name="quantile">Probability of the quantile, in (0, 1).</param>
    /// <param name="level">Confidence level of the intervals.</param>
    /// <param name="histories">Number of resampled histories, such as 500.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <exception cref="InputException">There are fewer than 20 such days.</exception>
    public static DownturnCorrelation OnMarketFalls(
        IReadOnlyList<double> first, IReadOnlyList<double> second, IReadOnlyList<double> market, double quantile, double level, int histories, int seed) =>
        Of([[.. first], [.. second], [.. market]], FallsOfMarket(quantile), FormattableString.Invariant($"the market at or below its quantile of {quantile}"), level, histories, seed);

    /// <summary>On the days on which both assets are at or below their quantiles. Source: F. Longin, B. Solnik, Extreme correlation of international equity markets, Journal of Finance 56 (2001) 649.</summary>
    /// <param name="first">Returns of the first asset.</param>
    /// <param name="second">Returns of the second, of the same days.</param>
    /// <param name="quantile">Probability of both quantiles, in (0, 1).</param>
    /// <param name="level">Confidence level of the intervals.</param>
    /// <param name="histories">Number of resampled histories, such as 500.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <exception cref="InputException">There are fewer than 20 such days.</exception>
    public static DownturnCorrelation OnJointFalls(IReadOnlyList<double> first, IReadOnlyList<double> second, double quantile, double level, int histories, int seed) =>
        Of([[.. first], [.. second]], JointFalls(quantile), FormattableString.Invariant($"both at or below their quantile of {quantile}"), level, histories, seed);

    static Func<double[][], (double[] First, double[] Second, double OfNormals)> FallsOfMarket(double quantile) => rows =>
    {
        double cut = Cut(rows[2], quantile);
        int[] days = [.. Enumerable.Range(0, rows[2].Length).Where(day => rows[2][day] <= cut)];
        double ofNormals = NormalConditional.OnMarketFalls(Pearson(rows[0], rows[1]), Pearson(rows[0], rows[2]), Pearson(rows[1], rows[2]), quantile);
        return ([.. days.Select(day => rows[0][day])], [.. days.Select(day => rows[1][day])], ofNormals);
    };

    static Func<double[][], (double[] First, double[] Second, double OfNormals)> JointFalls(double quantile) => rows =>
    {
        double cutFirst = Cut(rows[0], quantile), cutSecond = Cut(rows[1], quantile);
        int[] days = [.. Enumerable.Range(0, rows[0].Length).Where(day => rows[0][day] <= cutFirst && rows[1][day] <= cutSecond)];
        double correlation = Math.Clamp(Pearson(rows[0], rows[1]), -0.999999, 0.999999);
        return ([.. days.Select(day => rows[0][day])], [.. days.Select(day => rows[1][day])], NormalConditional.OnJointFalls(correlation, quantile));
    };

    static DownturnCorrelation Of(
        double[][] rows, Func<double[][], (double[] First, double[] Second, double OfNormals)> condition, string words, double level, int histories, int seed)
    {
        (double[] first, double[] second, double ofNormals) = condition(rows);
        if (first.Length < FewestDays) throw new InputException(Place, $"there are {first.Length} days with {words}; {FewestDays} or more are needed");
        double block = rows.Max(row => BlockLength.Of([.. row.Select(value => value * value)]));
        var excesses = new double[histories];
        Parallel.For(0, histories, history =>
        {
            int[] days = StationaryBootstrap.Indices(rows[0].Length, block, new MersenneTwister(unchecked(seed * 31 + history * 1_000_003)));
            (double[] x, double[] y, double normals) = condition([.. rows.Select(row => days.Select(day => row[day]).ToArray())]);
            excesses[history] = Pearson(x, y) - normals;
        });
        double excess = Pearson(first, second) - ofNormals;
        var draws = new ParameterDraws(["excess"], [excess], [.. excesses.Select(value => (IReadOnlyList<double>)[value])], 0, block, seed);
        return new DownturnCorrelation(words, first.Length, Fisher(rows[0], rows[1], level), Fisher(first, second, level), ofNormals, draws.Parameter("excess", level));
    }

    /// <summary>Interval by Fisher's transformation: atanh(r) with standard error 1 / sqrt(n - 3).</summary>
    static Estimate Fisher(double[] x, double[] y, double level)
    {
        double correlation = Pearson(x, y), z = Math.Atanh(Math.Clamp(correlation, -1 + 1e-15, 1 - 1e-15)), half = SampleMean.NormalQuantile(level) / Math.Sqrt(x.Length - 3);
        return new Estimate(
            correlation,
            (1 - correlation * correlation) / Math.Sqrt(x.Length - 3),
            new ConfidenceInterval(Math.Tanh(z - half), Math.Tanh(z + half), level),
            x.Length,
            "sample correlation, Fisher transformation");
    }

    static double Pearson(double[] x, double[] y)
    {
        double[][] rows = StandardisedReturns.Of([x, y]);
        return rows[0].Length == 0 ? 0 : StandardisedReturns.Product(rows[0], rows[1]);
    }

    // The largest of the lowest share of the values.
    internal static double Cut(double[] values, double quantile)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Clamp((int)Math.Round(quantile * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}

using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Benchmarks.Fits;

/// <summary>Thirty assets over eight years of days: a common factor, volatility in regimes, Student t noise of four degrees and a jump every fifty days.</summary>
static class SampleMarket
{
    public const int Assets = 30, Days = 8 * 365;

    public static IReadOnlyList<IReadOnlyList<double>> Returns { get; } = Draw();

    /// <summary>Daily candles with an asset's returns, their extremes beyond open and close by a third of the day's move.</summary>
    public static CandleSeries Candles(IReadOnlyList<double> row)
    {
        var candles = new Candle[row.Count];
        double price = 100;
        for (int day = 0; day < candles.Length; day++)
        {
            double open = price, beyond = Math.Exp(Math.Abs(row[day]) / 3);
            price *= Math.Exp(row[day]);
            candles[day] = new Candle(new DateTime(2018, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day), open, beyond * Math.Max(open, price), Math.Min(open, price) / beyond, price, null, day + 2);
        }

        return new CandleSeries("asset", "simulated", "", TimeSpan.FromDays(1), candles);
    }

    /// <summary>Days of normal returns with a common factor, and jumps that strike all assets on one day in fifty: what the fit of common jumps is for. It refuses <see cref="Returns"/>, whose volatility changes.</summary>
    public static IReadOnlyList<IReadOnlyList<double>> WithJumps(int assets)
    {
        var random = new MersenneTwister(2);
        double[][] rows = [.. Enumerable.Range(0, assets).Select(_ => new double[Days])];
        for (int day = 0; day < Days; day++)
        {
            double common = Normal.Sample(random, 0, 1);
            bool jumps = random.NextDouble() < 0.02;
            foreach (double[] row in rows) row[day] = 0.03 * (0.8 * common + 0.6 * Normal.Sample(random, 0, 1)) + (jumps ? Normal.Sample(random, -0.05, 0.1) : 0);
        }

        return rows;
    }

    static double[][] Draw()
    {
        var random = new MersenneTwister(1);
        double[][] rows = [.. Enumerable.Range(0, Assets).Select(_ => new double[Days])];
        double volatility = 0.02;
        for (int day = 0; day < Days; day++)
        {
            if (random.NextDouble() < 0.02) volatility = volatility < 0.03 ? 0.05 : 0.02;
            double mixing = Math.Sqrt(4 / ChiSquared.Sample(random, 4)), common = Normal.Sample(random, 0, 1);
            double jump = random.NextDouble() < 0.02 ? Normal.Sample(random, -0.05, 0.1) : 0;
            foreach (double[] row in rows) row[day] = volatility * mixing * (0.8 * common + 0.6 * Normal.Sample(random, 0, 1)) + jump;
        }

        return rows;
    }
}

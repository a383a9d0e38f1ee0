using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace MonteCarloRisk.Benchmarks.Fits;

/// <summary>Thirty assets over eight years of days: a common factor, volatility in regimes, Student t noise of four degrees and a jump every fifty days.</summary>
static class SampleMarket
{
    public const int Assets = 30, Days = 8 * 365;

    public static IReadOnlyList<IReadOnlyList<double>> Returns { get; } = Draw();

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

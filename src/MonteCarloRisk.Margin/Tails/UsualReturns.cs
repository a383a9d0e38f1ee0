using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tails;

/// <summary>Log returns to the horizon on the first paths of a market's simulation: what the moves of a failing scenario are held against.</summary>
internal static class UsualReturns
{
    // As on the paths: a price below is as good as none.
    private const double LeastRatio = 1.17549435e-38;

    /// <summary>Of each asset the mean, and the standard deviation among the paths.</summary>
    /// <param name="market">The market.</param>
    /// <param name="sample">The first paths of its simulation, to its horizon.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    public static IReadOnlyList<(Estimate Mean, double Deviation)> Of(Market market, PricePathSample sample, double level) =>
        [.. market.Model.Assets.Select((asset, i) => Of(Enumerable.Range(0, sample.PathCount).Select(path => Math.Log(Math.Max(LeastRatio, sample[path, market.Target.Horizon, i] / asset.Spot))), sample.PathCount, level))];

    /// <summary>The mean of log returns, which may be zero without a variance: an asset that does not move.</summary>
    public static Estimate Mean(double mean, double variance, long samples, double level, string method) =>
        variance > 0 ? SampleMean.Estimate(mean, variance, samples, level, method) : new Estimate(mean, 0, new ConfidenceInterval(mean, mean, level), samples, method);

    private static (Estimate Mean, double Deviation) Of(IEnumerable<double> returns, int paths, double level)
    {
        double[] values = [.. returns];
        double mean = values.Average();
        double variance = paths < 2 ? 0 : values.Sum(value => (value - mean) * (value - mean)) / (paths - 1);
        return (Mean(mean, variance, paths, level, "crude Monte Carlo, first paths of the run"), Math.Sqrt(variance));
    }
}

using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>Price fans from the first paths of a market's simulation.</summary>
internal static class PriceFans
{
    private const int DrawnPaths = 12;

    private static readonly double[] Levels = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];

    public static IReadOnlyList<PriceFan> Of(Market market, PricePathSample sample) =>
        [.. market.Model.Assets.Select((asset, i) => Fan(asset.Name, i, sample, market.Target.Horizon + 1))];

    private static PriceFan Fan(string name, int asset, PricePathSample sample, int dates)
    {
        double[][] quantiles = [.. Levels.Select(_ => new double[dates])];
        double[] prices = new double[sample.PathCount];
        for (int date = 0; date < dates; date++)
        {
            for (int path = 0; path < prices.Length; path++) prices[path] = sample[path, date, asset];
            Array.Sort(prices);
            for (int level = 0; level < Levels.Length; level++) quantiles[level][date] = prices[(int)(Levels[level] * (prices.Length - 1))];
        }

        IReadOnlyList<IReadOnlyList<double>> drawn =
            [.. Enumerable.Range(0, Math.Min(DrawnPaths, sample.PathCount)).Select(path => Enumerable.Range(0, dates).Select(date => sample[path, date, asset]).ToArray())];
        return new PriceFan(name, Levels, quantiles, drawn, sample.PathCount);
    }
}

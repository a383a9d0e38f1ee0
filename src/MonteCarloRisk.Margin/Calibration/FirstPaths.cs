using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>The first price paths of a market's simulation, from today to the horizon, kept whole.</summary>
internal static class FirstPaths
{
    private const int SampleSize = 4000;
    private const int FewestPaths = 200;

    // 16 MiB of prices.
    private const long MostPrices = 1L << 21;

    public static PricePathSample Walk(Market market)
    {
        int horizon = market.Target.Horizon;
        long affordable = Math.Clamp(MostPrices / ((horizon + 1L) * market.Model.Assets.Count), FewestPaths, SampleSize);
        int paths = (int)Math.Min(affordable, market.Simulation.Paths);
        return PricePathSample.Walk(market.Model, TimeGrid.Uniform((double)horizon / MonitoringDates.DaysPerYear, horizon), market.Simulation.Seed, paths);
    }
}

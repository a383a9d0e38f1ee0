using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Oracles;

namespace MonteCarloRisk.Margin.Protocols.Manipulation;

/// <summary>What an oracle tells of a pool that is held at a multiple of today's price; before, pool and oracle stood at today's price.</summary>
/// <param name="model">The model.</param>
/// <param name="asset">The asset.</param>
/// <param name="blockTime">Seconds of a block.</param>
internal sealed class ToldPrice(PriceModel model, ModelAsset asset, double blockTime)
{
    private const double Ln2 = 0.69314718055994531;

    // Beyond so many half-lives an average tells what it reads.
    private const double MostHalfLives = 30;

    // More than any price.
    private const double Unbounded = 1e300;

    /// <summary>The oracle's price over today's after a number of blocks at a multiple; with zero blocks it is asked within the transaction that moves the pool.</summary>
    public double Of(PriceOracle oracle, double multiple, int blocks)
    {
        double read = Capped(oracle, multiple);
        double told = oracle switch
        {
            PriceOracle.Spot => read,
            PriceOracle.Push push => blocks > Math.Ceiling(push.Latency / blockTime) && IsPushed(push, read) ? read : 1,
            PriceOracle.SecurityModule => blocks > 0 ? read : 1,
            PriceOracle.MovingAverage average => AveragePrice<Double1, Mask1>.Exponential(new(1), new(read), new(blocks * blockTime), new(average.HalfLife / Ln2)).Value,
            PriceOracle.TimeWeightedAverage average => Window(average, read, blocks),
            PriceOracle.Median median => Median([.. median.Sources.Select(source => Of(source, multiple, blocks))]),
            _ => 1,
        };
        return PushFeed<Double1, Mask1>.Bounded(new(told * asset.Spot), new(oracle.Floor), new(oracle.Cap ?? Unbounded)).Value / asset.Spot;
    }

    /// <summary>Blocks after which holding the pool any longer changes nothing.</summary>
    public int MostBlocks(PriceOracle oracle) => (int)Math.Ceiling(oracle switch
    {
        PriceOracle.Spot or PriceOracle.FixedPrice => 0,
        PriceOracle.Push push => 1 + Math.Ceiling(push.Latency / blockTime),
        PriceOracle.SecurityModule => 1,
        PriceOracle.MovingAverage average => MostHalfLives * average.HalfLife / blockTime,
        PriceOracle.TimeWeightedAverage average => Math.Max(1, average.Window / blockTime),
        PriceOracle.Median median => median.Sources.Max(MostBlocks),
        _ => 0,
    });

    // A feed that reads another asset is not told what this pool does.
    private double Capped(PriceOracle oracle, double multiple)
    {
        if (oracle.Reference is not null) return 1;
        if (oracle.GrowthCap is not { } cap) return multiple;
        double staked = model.Assets.First(one => one.Name == cap.Base).Spot;
        return GrowthCap<Double1, Mask1>.Price(new(staked), new(multiple * asset.Spot / staked), GrowthCap<Double1, Mask1>.MostRate(new(cap.Snapshot), new(cap.Growth), new(0))).Value / asset.Spot;
    }

    private static bool IsPushed(PriceOracle.Push push, double read) => PushFeed<Double1, Mask1>.IsDue(new(read), new(1), new(0), new(push.Deviation), new(push.Heartbeat)).Value != 0;

    private double Window(PriceOracle.TimeWeightedAverage average, double read, int blocks)
    {
        double window = Math.Max(1, average.Window / blockTime);
        double held = Math.Min(blocks, window);
        return average.Mean == WindowMean.Geometric
            ? AveragePrice<Double1, Mask1>.GeometricMean(new(0), new(held * Double1.Log(new(read)).Value), new(window)).Value
            : AveragePrice<Double1, Mask1>.Mean(new(0), new(window - held + (held * read)), new(window)).Value;
    }

    private static double Median(double[] told) => told.Length == 3
        ? MedianPrice<Double1, Mask1>.Of(new(told[0]), new(told[1]), new(told[2])).Value
        : MedianPrice<Double1, Mask1>.Of(new(told[0]), new(told[1]), new(told[2]), new(told[3]), new(told[4])).Value;
}

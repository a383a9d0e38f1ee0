using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>The buckets of a protocol's losses.</summary>
public static class ProtocolLosses
{
    // Losses are told apart up to 64 times what is at stake today, and down to some ten-millionth of it.
    private const int OctavesAboveScale = 7;
    private const int LowestOfSingle = -120;
    private const int HighestOfSingle = 90;

    /// <summary>The buckets of bad debt and of the value liquidated.</summary>
    public static LogBuckets Buckets(PriceModel model, LendingProtocol protocol) => TailBook.Buckets(LowestExponent(model, protocol));

    /// <summary>Exponent of their first edge.</summary>
    internal static int LowestExponent(PriceModel model, LendingProtocol protocol)
    {
        double scale = protocol.Positions.Sum(position => Math.Max(PositionValues.Debt(model, position), PositionValues.Collateral(model, position)))
            + protocol.Perpetuals.Sum(position => Math.Abs(position.Units) * model.Assets.First(asset => asset.Name == position.Asset).Spot);
        return Math.Clamp(Math.ILogB(scale) + OctavesAboveScale - TailBook.BucketOctaves, LowestOfSingle, HighestOfSingle);
    }
}

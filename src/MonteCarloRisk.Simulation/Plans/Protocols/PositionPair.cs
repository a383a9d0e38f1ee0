using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Lending;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>Positions whose collateral and debt are a pair of their own, by falling key: the ratio of the two prices at which one becomes unhealthy.</summary>
/// <param name="Asset">The collateral.</param>
/// <param name="DebtAsset">The asset owed; null for the numéraire.</param>
/// <param name="Mode">Their category; null for none.</param>
/// <param name="Unwinding">How their owners take them back; null where they do not.</param>
/// <param name="Positions">The positions.</param>
internal sealed record PositionPair(string Asset, string? DebtAsset, string? Mode, LoopUnwinding? Unwinding, IReadOnlyList<LendingPosition> Positions)
{
    /// <summary>The pairs of a protocol, by the model's order of the collateral.</summary>
    public static IEnumerable<PositionPair> Of(PriceModel model, LendingProtocol protocol) => model.Assets.SelectMany(asset => protocol.Positions
        .Where(position => position.Asset == asset.Name && protocol.IsPaired(position))
        .GroupBy(position => (position.DebtAsset, position.Mode, position.Unwinding))
        .OrderBy(pair => pair.Key.DebtAsset, StringComparer.Ordinal).ThenBy(pair => pair.Key.Mode, StringComparer.Ordinal)
        .ThenBy(pair => pair.Key.Unwinding?.StakingYield).ThenBy(pair => pair.Key.Unwinding?.HalfLife)
        .Select(pair => new PositionPair(asset.Name, pair.Key.DebtAsset, pair.Key.Mode, pair.Key.Unwinding, [.. pair.OrderByDescending(position => Key(protocol, position)).ThenBy(position => position.Name, StringComparer.Ordinal)])));

    /// <summary>The price at which a position becomes unhealthy while nothing has happened to it, in the asset owed.</summary>
    public static double Key(LendingProtocol protocol, LendingPosition position) => position.Debt / (position.Units * protocol.ThresholdOf(position));

    /// <summary>No price above it finds the position unhealthy: its key, or where its owner may sell himself into it, more than any price.</summary>
    public static double Bound(LendingProtocol protocol, LendingPosition position) => position.Unwinding is null ? Key(protocol, position) : AnyPrice;

    // A number of single precision.
    private const double AnyPrice = 1e38;
}

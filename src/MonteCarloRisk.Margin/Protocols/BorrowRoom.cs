using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Simulation.Plans.Protocols;

namespace MonteCarloRisk.Margin.Protocols;

/// <summary>Limits of a protocol as they stand today: what is used of them, and what they leave.</summary>
/// <param name="Asset">The collateral or the asset owed; null for the numéraire.</param>
/// <param name="Kind">Which limit.</param>
/// <param name="Limit">The limit: units of the asset, of a debt ceiling the numéraire.</param>
/// <param name="Used">What is used of it, in the same.</param>
public sealed record BorrowRoom(string? Asset, BorrowLimit Kind, double Limit, double Used)
{
    /// <summary>What is left, zero or more: who is beyond a limit is not forced out.</summary>
    public double Room => Math.Max(0, Limit - Used);

    /// <summary>All limits of a protocol.</summary>
    /// <param name="model">The model, whose spots are today's prices.</param>
    /// <param name="protocol">The protocol.</param>
    public static IReadOnlyList<BorrowRoom> Of(PriceModel model, LendingProtocol protocol) =>
    [
        .. Stated(null, BorrowLimit.BorrowCap, protocol.Interest?.BorrowCap, Owed(protocol, null)),
        .. Known(model, protocol.Reserves).SelectMany(reserve => Stated(reserve, BorrowLimit.BorrowCap, protocol.Reserves[reserve].Interest.BorrowCap, Owed(protocol, reserve))),
        .. Known(model, protocol.Collateral).SelectMany(asset => Stated(asset, BorrowLimit.SupplyCap, protocol.Collateral[asset].SupplyCap, protocol.Positions.Where(position => position.Asset == asset).Sum(position => position.Units))),
        .. Known(model, protocol.Collateral).SelectMany(asset => Stated(asset, BorrowLimit.DebtCeiling, protocol.Collateral[asset].DebtCeiling, protocol.Positions.Where(position => position.Asset == asset).Sum(position => PositionValues.Debt(model, position)))),
    ];

    /// <summary>What the borrow cap of the numéraire and the debt ceiling of a collateral still let be borrowed against it.</summary>
    internal static double Of(PriceModel model, LendingProtocol protocol, string collateral) => Of(model, protocol)
        .Where(limit => (limit.Kind == BorrowLimit.BorrowCap && limit.Asset is null) || (limit.Kind == BorrowLimit.DebtCeiling && limit.Asset == collateral))
        .Select(limit => limit.Room).DefaultIfEmpty(double.PositiveInfinity).Min();

    private static IEnumerable<BorrowRoom> Stated(string? asset, BorrowLimit kind, double? limit, double used)
    {
        if (limit is { } most) yield return new BorrowRoom(asset, kind, most, used);
    }

    private static IEnumerable<string> Known<T>(PriceModel model, IReadOnlyDictionary<string, T> named) => model.Assets.Select(asset => asset.Name).Where(named.ContainsKey);

    private static double Owed(LendingProtocol protocol, string? asset) => protocol.Positions.Where(position => position.DebtAsset == asset).Sum(position => position.Debt);
}

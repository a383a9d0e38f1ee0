using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Lending;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>An asset that is lent, as a file says it.</summary>
[Description("An asset of the model that is lent beside the numéraire; amounts are in its units.")]
public sealed record ReserveEntry
{
    /// <summary>The interest.</summary>
    [Description("What debts in it cost, and what is supplied, collateral of the positions included.")]
    public required InterestEntry Interest { get; init; }

    /// <summary>The oracle.</summary>
    [Description("The price that the protocol sees; left out where the asset is collateral too, whose oracle it is.")]
    public OracleEntry? Oracle { get; init; }

    /// <summary>Whether isolated collateral may owe it.</summary>
    [Description("Whether collateral with a debtCeiling may owe it; by default not.")]
    public bool BorrowableInIsolation { get; init; }

    internal DebtReserve ToReserve(double debt, double collateral, bool isCollateral, IReadOnlyCollection<string> assets, JsonPlace place)
    {
        if (isCollateral && Oracle is not null) throw place.Member("oracle").Fault("the asset is collateral too; its oracle stands there");
        if (!isCollateral && Oracle is null) throw place.Fault("oracle is needed, since the asset is no collateral");
        if (Oracle is { Confidence: not null }) throw place.Member("oracle").Member("confidence").Fault("an interval lowers what collateral counts for; what is owed counts at the price that is told");
        if (Interest is null) throw place.Member("interest").Refuse(null, "an object is needed");
        InterestCurve interest = Interest.ToCurve(debt, place.Member("interest"));
        if (!(interest.Supplied >= collateral)) throw place.Member("interest").Member("supplied").Refuse(interest.Supplied, FormattableString.Invariant($"positions hold {collateral} as collateral, which is supplied"));
        return new DebtReserve(interest, Oracle?.ToOracle(assets, place.Member("oracle"))) { BorrowableInIsolation = BorrowableInIsolation };
    }
}

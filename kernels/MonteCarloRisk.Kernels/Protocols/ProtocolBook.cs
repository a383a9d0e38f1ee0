using System.Runtime.CompilerServices;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Where a protocol stands in a plan.</summary>
/// <param name="AssetCount">Number of assets.</param>
/// <param name="PriceSlot">First state slot of the prices that the model gives.</param>
/// <param name="AssetSlot">First state slot of the assets, see <see cref="AssetState"/>.</param>
/// <param name="LedgerSlot">First state slot of the path's ledger, see <see cref="PathLedger"/>.</param>
/// <param name="PositionSlot">First state slot of the positions, see <see cref="PositionState"/>.</param>
/// <param name="RowInteger">First integer parameter of the table's rows.</param>
/// <param name="RowCount">Number of rows.</param>
/// <param name="PositionInteger">First of AssetCount + 1 integer parameters: the first position of each asset, and the number of positions.</param>
/// <param name="PositionParameter">First parameter of the positions: units, debt and key each; those of an asset lie together, the key falling.</param>
/// <param name="LedgerParameter">Parameters of the ledger's start, one a slot.</param>
/// <param name="MarketParameter">First parameter of the assets, see <see cref="MarketParameters"/>.</param>
/// <param name="LowestExponent">Exponent of the first edge of the buckets of losses.</param>
public readonly record struct ProtocolBook(
    int AssetCount,
    int PriceSlot,
    int AssetSlot,
    int LedgerSlot,
    int PositionSlot,
    int RowInteger,
    int RowCount,
    int PositionInteger,
    int PositionParameter,
    int LedgerParameter,
    int MarketParameter,
    int LowestExponent)
{
    /// <summary>Parameters of a position: units, debt, and its key, debt over units and threshold: the price at which it becomes unhealthy while nothing has happened to it.</summary>
    public const int PositionParameters = 3;

    /// <summary>Parameters of an asset: spot, liquidation threshold, fraction by which a sale of value one lowers its price.</summary>
    public const int MarketParameters = 3;

    /// <summary>First state slot of an asset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Asset(int asset) => AssetSlot + (asset * AssetState.Slots);

    /// <summary>First state slot of a position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Position(int position) => PositionSlot + (position * PositionState.Slots);
}

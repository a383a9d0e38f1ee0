using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Protocols;

/// <summary>One path of a protocol: what happened on it, in order, and how it ended.</summary>
/// <param name="Path">The path.</param>
/// <param name="Events">What happened, in order.</param>
public sealed record ProtocolPath(long Path, IReadOnlyList<ProtocolEvent> Events)
{
    /// <summary>The ledger at the end, see <see cref="PathLedger"/>.</summary>
    public required IReadOnlyList<double> Ledger { get; init; }

    /// <summary>Each asset's market and oracle prices by date, from date 1 on.</summary>
    public required IReadOnlyList<IReadOnlyList<(double Market, double Oracle)>> Prices { get; init; }

    /// <summary>The positions at the end in the plan's order, see <see cref="PositionState"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Positions { get; init; }

    /// <summary>The markets of perpetuals at the end, in the model's order; none where there are none.</summary>
    public IReadOnlyList<PerpetualBook> Perpetuals { get; init; } = [];

    /// <summary>The markets of perpetuals against a pool at the end, in the model's order; none where there are none.</summary>
    public IReadOnlyList<LiquidityPoolBook> Pools { get; init; } = [];

    /// <summary>What some liquidations add up beside the ledger, see <see cref="LiquidationMeasures"/>; none where no liquidation of the protocol does.</summary>
    public required IReadOnlyList<double> Measures { get; init; }

    /// <summary>What its sales add up, in the order of <see cref="Plans.Protocols.ProtocolSales"/>; none where the protocol knows nothing of sales.</summary>
    public IReadOnlyList<double> Sales { get; init; } = [];

    /// <summary>Bad debt by the horizon.</summary>
    public double BadDebt => Ledger[PathLedger.BadDebt];
}

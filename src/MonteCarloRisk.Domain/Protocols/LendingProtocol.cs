using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Manipulation;
using MonteCarloRisk.Domain.Protocols.Perpetuals;

namespace MonteCarloRisk.Domain.Protocols;

/// <summary>
/// A protocol that lends the numéraire against collateral, or clears perpetuals, with the mechanisms that stand between a fall of a price and bad debt: oracles, keepers, liquidations, market depth, backstops and controls.
/// </summary>
/// <remarks>Durations are in seconds, as contracts state them; rates are per year; money is in the numéraire.</remarks>
/// <param name="Collateral">The collateral markets by asset, one or more.</param>
/// <param name="Positions">The positions, one or more.</param>
/// <param name="Keepers">Who liquidates.</param>
/// <param name="Gas">What a transaction costs.</param>
public sealed record LendingProtocol(
    IReadOnlyDictionary<string, CollateralMarket> Collateral,
    IReadOnlyList<LendingPosition> Positions,
    KeeperPool Keepers,
    GasMarket Gas)
{
    /// <summary>What debts cost; null where they bear no interest.</summary>
    public InterestCurve? Interest { get; init; }

    /// <summary>The assets that are lent beside the numéraire, by name.</summary>
    public IReadOnlyDictionary<string, DebtReserve> Reserves { get; init; } = new Dictionary<string, DebtReserve>();

    /// <summary>Categories of efficiency mode, by name.</summary>
    public IReadOnlyDictionary<string, EfficiencyMode> Modes { get; init; } = new Dictionary<string, EfficiencyMode>();

    /// <summary>Who pays bad debt, in this order; what is left after them is socialized among the lenders.</summary>
    public IReadOnlyList<Backstop> Backstops { get; init; } = [];

    /// <summary>What halts liquidations; with a soft level what bars new ones before.</summary>
    public IReadOnlyList<CircuitBreaker> Breakers { get; init; } = [];

    /// <summary>How the rollup's sequencer fails; null where it never does, or there is none.</summary>
    public SequencerOutage? Sequencer { get; init; }

    /// <summary>Who would move reference pools; null where nobody is reckoned with.</summary>
    public Attacker? Attacker { get; init; }

    /// <summary>Positions in perpetuals, in markets whose liquidation is partial or whose counterparty is a pool; a protocol has some, or positions that borrow, or both in assets of their own.</summary>
    public IReadOnlyList<LeveragedPosition> Perpetuals { get; init; } = [];

    /// <summary>What keepers borrow within a transaction; null where nothing.</summary>
    public FlashLoans? FlashLoans { get; init; }

    /// <summary>What searchers take of liquidations; null where nothing.</summary>
    public SearcherCompetition? Searchers { get; init; }

    /// <summary>What halts liquidations by a measure.</summary>
    public IReadOnlyList<MeasureBreaker> MeasureBreakers { get; init; } = [];

    /// <summary>Whether a position's collateral and debt are a pair of their own: it owes another asset than the numéraire, stands in a category, is a loop, or its collateral is itself lent.</summary>
    public bool IsPaired(LendingPosition position) => position.DebtAsset is not null || position.Mode is not null || position.Unwinding is not null || Reserves.ContainsKey(position.Asset);

    /// <summary>The liquidation threshold of a position, that of its category where it stands in one.</summary>
    public double ThresholdOf(LendingPosition position) => position.Mode is { } mode ? Modes[mode].LiquidationThreshold : Collateral[position.Asset].LiquidationThreshold;
}

using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Manipulation;

namespace MonteCarloRisk.Domain.Protocols;

/// <summary>
/// A protocol that lends the numéraire against collateral, with the mechanisms that stand between a fall of a price and bad debt: oracles, keepers, liquidations, market depth, backstops and controls.
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

    /// <summary>Who pays bad debt, in this order; what is left after them is socialized among the lenders.</summary>
    public IReadOnlyList<Backstop> Backstops { get; init; } = [];

    /// <summary>What halts liquidations.</summary>
    public IReadOnlyList<CircuitBreaker> Breakers { get; init; } = [];

    /// <summary>How the rollup's sequencer fails; null where it never does, or there is none.</summary>
    public SequencerOutage? Sequencer { get; init; }

    /// <summary>Who would move reference pools; null where nobody is reckoned with.</summary>
    public Attacker? Attacker { get; init; }

    /// <summary>What halts liquidations by a measure.</summary>
    public IReadOnlyList<MeasureBreaker> MeasureBreakers { get; init; } = [];
}

using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Manipulation;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Domain.Protocols.Oracles;

namespace MonteCarloRisk.Domain.Protocols;

/// <summary>How a protocol takes an asset as collateral, or clears perpetuals of it; then the threshold is one less the maintenance margin.</summary>
/// <param name="LiquidationThreshold">A position is unhealthy where its debt is above this fraction of its collateral's value at the oracle's price; in (0, 1].</param>
/// <param name="Oracle">The price that the protocol sees.</param>
/// <param name="Liquidation">How unhealthy positions are liquidated.</param>
/// <param name="Depth">Where liquidators sell; null where any amount is sold at the market's price and moves nothing.</param>
public sealed record CollateralMarket(double LiquidationThreshold, PriceOracle Oracle, LiquidationMechanism Liquidation, MarketDepth? Depth)
{
    /// <summary>The most stages of liquidation.</summary>
    public const int MostStages = 6;

    /// <summary>Stages of liquidation behind <see cref="Liquidation"/>, each of which takes over what the one before it has not dealt with; none where it is alone.</summary>
    public IReadOnlyList<LiquidationStage> LaterStages { get; init; } = [];

    /// <summary>How unhealthy positions are liquidated in each stage, in their order.</summary>
    public IEnumerable<LiquidationMechanism> Stages => LaterStages.Select(stage => stage.Liquidation).Prepend(Liquidation);

    /// <summary>How a stage liquidates, as descriptions name it, such as "dutchAuction".</summary>
    /// <param name="stage">The stage, from zero on.</param>
    public string NameOfStage(int stage)
    {
        string name = Stages.ElementAt(stage).GetType().Name;
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The pool that the oracle reads; null where nobody can move what it reads.</summary>
    public ReferencePool? Pool { get; init; }

    /// <summary>How the threshold reacts to volatility; null where it stands as it is written.</summary>
    public DynamicMargin? Margin { get; init; }

    /// <summary>Where liquidators sell if there are several places; none where <see cref="Depth"/> says it. Not both.</summary>
    public IReadOnlyList<Venue> Venues { get; init; } = [];

    /// <summary>How sales settle that are matched off chain; null where they settle at once.</summary>
    public Settlement? Settlement { get; init; }

    /// <summary>How often it is pledged; null where once.</summary>
    public CollateralVelocity? Velocity { get; init; }

    /// <summary>The most units that all positions together may have; null where there is no limit. A cap below what is there forces nobody out.</summary>
    public double? SupplyCap { get; init; }

    /// <summary>The most, in the numéraire, that all positions of this collateral together may owe; null where the collateral is not isolated. A ceiling below what is owed forces nobody out.</summary>
    public double? DebtCeiling { get; init; }
}

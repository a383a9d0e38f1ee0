namespace MonteCarloRisk.Domain.Protocols.Controls;

/// <summary>Halts all liquidations for a while after a measure was last above a bound.</summary>
/// <param name="Asset">The collateral that it watches.</param>
/// <param name="Measure">What it watches.</param>
/// <param name="Bound">The bound, above zero.</param>
/// <param name="CoolDown">Seconds of the halt after the last date above it, above zero.</param>
public sealed record MeasureBreaker(string Asset, BreakerMeasure Measure, double Bound, double CoolDown)
{
    /// <summary>A lower bound that starts no liquidation of the collateral, and lets open auctions go on; null where there is none.</summary>
    public SoftLevel? Soft { get; init; }
}

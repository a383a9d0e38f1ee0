namespace MonteCarloRisk.Domain.Protocols.Controls;

/// <summary>Halts all liquidations for a while after a collateral's market price has moved by more than a limit within a window.</summary>
/// <param name="Asset">The collateral.</param>
/// <param name="Move">The limit, a relative move of either sign, above zero.</param>
/// <param name="Window">Seconds of the window, above zero.</param>
/// <param name="CoolDown">Seconds of the halt, above zero.</param>
public sealed record CircuitBreaker(string Asset, double Move, double Window, double CoolDown)
{
    /// <summary>A lower bound that starts no liquidation of the collateral, and lets open auctions go on; null where there is none.</summary>
    public SoftLevel? Soft { get; init; }
}

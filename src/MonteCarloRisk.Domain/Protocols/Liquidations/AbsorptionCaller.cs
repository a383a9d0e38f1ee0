namespace MonteCarloRisk.Domain.Protocols.Liquidations;

/// <summary>Who absorbs unhealthy positions.</summary>
public enum AbsorptionCaller
{
    /// <summary>Keepers, while they are up.</summary>
    Keepers,

    /// <summary>The protocol itself, whether keepers are up or not.</summary>
    Protocol,
}

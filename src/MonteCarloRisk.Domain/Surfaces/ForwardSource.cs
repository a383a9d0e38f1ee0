namespace MonteCarloRisk.Domain.Surfaces;

/// <summary>Where the forward of an expiry comes from.</summary>
public enum ForwardSource
{
    /// <summary>Put-call parity of the marks.</summary>
    Parity,

    /// <summary>The median of the futures prices in the rows, since too few strikes have both marks.</summary>
    Quoted,
}

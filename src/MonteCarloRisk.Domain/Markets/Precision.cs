namespace MonteCarloRisk.Domain.Markets;

/// <summary>Precision of the path arithmetic.</summary>
public enum Precision
{
    /// <summary>32-bit floating point.</summary>
    Single,

    /// <summary>64-bit floating point; its random numbers refine those of <see cref="Single"/>.</summary>
    Double,
}

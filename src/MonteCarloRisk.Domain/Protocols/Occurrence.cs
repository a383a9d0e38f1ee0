namespace MonteCarloRisk.Domain.Protocols;

/// <summary>When something goes wrong.</summary>
public abstract record Occurrence
{
    /// <summary>At random.</summary>
    /// <param name="PerYear">Mean number a year while nothing is wrong, zero or more.</param>
    public sealed record AtRandom(double PerYear) : Occurrence;

    /// <summary>Once, on every path.</summary>
    /// <param name="Seconds">Seconds from the start, above zero; it begins on the first date that is not before.</param>
    public sealed record Once(double Seconds) : Occurrence;
}

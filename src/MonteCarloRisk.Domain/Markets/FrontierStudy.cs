namespace MonteCarloRisk.Domain.Markets;

/// <summary>Asks for the protocol's frontier: its capital against its insolvency probability, as all requirements are scaled together.</summary>
/// <param name="Scales">What the requirements are multiplied by, above zero, ascending; 1 is among them.</param>
/// <param name="Paths">The paths of each point.</param>
public sealed record FrontierStudy(IReadOnlyList<double> Scales, ReplicatedPaths Paths)
{
    /// <summary>From half of the requirements to two and a half times.</summary>
    public static IReadOnlyList<double> UsualScales { get; } = [0.5, 0.7, 0.85, 1, 1.15, 1.4, 1.8, 2.5];
}

namespace MonteCarloRisk.Margin.Curves;

/// <summary>Why a requirement could not be solved.</summary>
/// <param name="PathsNeeded">Paths that would resolve the target; the paths given where more would not help.</param>
/// <param name="Reason">The reason and what would help, in one line.</param>
public sealed record RequirementFailure(long PathsNeeded, string Reason)
{
    /// <summary>Whether the paths tell nothing of the target, rather than that no requirement meets it.</summary>
    public bool IsUntold { get; init; }
}

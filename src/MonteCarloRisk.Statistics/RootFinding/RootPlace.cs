namespace MonteCarloRisk.Statistics.RootFinding;

/// <summary>Where a root lies.</summary>
public enum RootPlace
{
    /// <summary>In what was searched.</summary>
    Within,

    /// <summary>Below it.</summary>
    Below,

    /// <summary>Above it.</summary>
    Above,
}

namespace MonteCarloRisk.Governance.Nightly;

/// <summary>How far a nightly run is.</summary>
public enum NightStatus
{
    /// <summary>It goes on, or its process ended without a word.</summary>
    Running,

    /// <summary>It was interrupted; the markets that are not listed were not done.</summary>
    Interrupted,

    /// <summary>It failed as a whole; the markets that are not listed were not done.</summary>
    Failed,

    /// <summary>Every market was tried.</summary>
    Finished,
}

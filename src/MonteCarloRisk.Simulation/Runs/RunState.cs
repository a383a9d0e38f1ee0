namespace MonteCarloRisk.Simulation.Runs;

/// <summary>How far a run is.</summary>
public enum RunState
{
    /// <summary>A live process holds it.</summary>
    Running,

    /// <summary>It has not ended, and no live process holds it; the same command goes on with it.</summary>
    Interrupted,

    /// <summary>It has ended.</summary>
    Finished,
}

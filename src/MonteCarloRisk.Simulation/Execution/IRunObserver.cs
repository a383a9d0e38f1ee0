namespace MonteCarloRisk.Simulation.Execution;

/// <summary>Is told of a run while it goes on, from any of its threads, one call at a time.</summary>
public interface IRunObserver
{
    /// <summary>A few times a second, and at the end.</summary>
    void Progressed(SimulationProgress progress);

    /// <summary>Something that a person should know: a device that failed, a run that is gone on with.</summary>
    /// <param name="message">One line.</param>
    void Noticed(string message);
}

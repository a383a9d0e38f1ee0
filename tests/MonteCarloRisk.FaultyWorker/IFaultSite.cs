namespace MonteCarloRisk.FaultyWorker;

/// <summary>The worker that a fault strikes.</summary>
public interface IFaultSite
{
    /// <summary>Where it answers.</summary>
    FaultyAnswerStream Answers { get; }

    /// <summary>Holds the calling thread until the worker is ended by others.</summary>
    void Hang();

    /// <summary>Ends the worker in order.</summary>
    void Exit();

    /// <summary>Ends the worker at once.</summary>
    void Kill();
}

using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Simulation.Tests.Execution;

/// <summary>Keeps what a run tells.</summary>
internal sealed class Notices : IRunObserver
{
    public List<string> Messages { get; } = [];

    public List<SimulationProgress> Progress { get; } = [];

    public void Progressed(SimulationProgress progress) => Progress.Add(progress);

    public void Noticed(string message) => Messages.Add(message);
}

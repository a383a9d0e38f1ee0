namespace MonteCarloRisk.Simulation.Tests.Execution;

/// <summary>Tests whose outcome hangs on how long something takes, and so run while no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TimedAlone
{
    public const string Name = "timed alone";
}

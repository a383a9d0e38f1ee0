using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>A machine that runs path blocks.</summary>
public interface IBackend : IDisposable
{
    /// <summary>What it is, such as "cpu (Vector512)" or a device's name.</summary>
    string Name { get; }

    /// <summary>The software below it, with its version, such as ".NET 10.0.1" or a driver's; empty where it does not say.</summary>
    string Driver { get; }

    /// <summary>How many blocks it runs at once, each by a runner of its own.</summary>
    int Concurrency { get; }

    /// <summary>Makes a runner of a plan's blocks; a runner is used by one thread.</summary>
    /// <exception cref="DeviceFailureException">The device failed.</exception>
    IBlockRunner Prepare<TProgram>(SimulationPlan<TProgram> plan)
        where TProgram : unmanaged, IPathProgram;
}

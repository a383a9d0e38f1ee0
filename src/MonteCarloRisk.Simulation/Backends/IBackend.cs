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
    /// <exception cref="DeviceFailureException">The device failed, now or before; what failed before is thrown again until it is started again.</exception>
    IBlockRunner Prepare<TProgram>(SimulationPlan<TProgram> plan)
        where TProgram : unmanaged, IPathProgram;

    /// <summary>
    /// Lets what failed be replaced for the next runner; called once the failure has been counted, so that no thread starts a device again for
    /// a failure that another has yet to tell. Nothing happens where that failure is not the last, nor on a machine with nothing to start again.
    /// </summary>
    /// <param name="failure">How it failed: the very exception that was thrown.</param>
    void Restart(DeviceFailureException failure)
    {
    }
}

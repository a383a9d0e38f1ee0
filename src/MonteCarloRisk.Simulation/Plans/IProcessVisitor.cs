using MonteCarloRisk.Kernels.Processes;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>What is done with a process once its type is known.</summary>
/// <typeparam name="TResult">What it gives.</typeparam>
internal interface IProcessVisitor<out TResult>
{
    /// <summary>Is given the process, laid out, and its canonical name with its random source.</summary>
    TResult Visit<TProcess>(TProcess process, string name)
        where TProcess : unmanaged, IProcess;
}

using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>Runs blocks of one plan, one after another.</summary>
public interface IBlockRunner : IDisposable
{
    /// <summary>Runs a block and writes its tallies, which start from zero.</summary>
    /// <param name="block">The block.</param>
    /// <param name="tallies">Where its tallies are written; left in any state where the call fails.</param>
    /// <param name="cancellation">Looked at often enough that a cancelled call returns within a second.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="DeviceFailureException">The device failed; the block has to be done again.</exception>
    void Run(PathBlock block, Span<long> tallies, CancellationToken cancellation);
}

using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>Runs blocks of one plan, one after another.</summary>
public interface IBlockRunner : IDisposable
{
    /// <summary>Runs a block and writes its tallies, which start from zero.</summary>
    void Run(PathBlock block, Span<long> tallies);
}

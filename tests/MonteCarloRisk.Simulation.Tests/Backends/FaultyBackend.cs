using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Tests.Backends;

/// <summary>A backend that flips the lowest bit of one tally of one block.</summary>
internal sealed class FaultyBackend(IBackend sound, long faultyBlock) : IBackend
{
    public bool HasStruck { get; private set; }

    public string Name => sound.Name;

    public string Driver => sound.Driver;

    public int Concurrency => sound.Concurrency;

    public IBlockRunner Prepare<TProgram>(SimulationPlan<TProgram> plan)
        where TProgram : unmanaged, IPathProgram => new FaultyRunner(this, sound.Prepare(plan), faultyBlock);

    public void Dispose() => sound.Dispose();

    private sealed class FaultyRunner(FaultyBackend backend, IBlockRunner sound, long faultyBlock) : IBlockRunner
    {
        public void Run(PathBlock block, Span<long> tallies, CancellationToken cancellation)
        {
            sound.Run(block, tallies, cancellation);
            if (block.Index != faultyBlock) return;
            tallies[0] ^= 1;
            backend.HasStruck = true;
        }

        public void Dispose() => sound.Dispose();
    }
}

using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Tests.Execution;

/// <summary>A device that does what it is told to with the tallies of a block, once they are right.</summary>
/// <param name="name">Its name.</param>
/// <param name="concurrency">Number of blocks at once.</param>
/// <param name="disturb">Is given the number of blocks done before, and the tallies; may throw, wait, or change them.</param>
internal sealed class UnreliableBackend(string name, int concurrency, UnreliableBackend.Disturbance disturb) : IBackend
{
    private readonly CpuBackend sound = new(CpuBackend.WidestAccelerated, 1);
    private int blocks = -1;

    public delegate void Disturbance(int block, Span<long> tallies, CancellationToken cancellation);

    public string Name => name;

    public string Driver => "";

    public int Concurrency => concurrency;

    public int Prepared { get; private set; }

    public IBlockRunner Prepare<TProgram>(SimulationPlan<TProgram> plan)
        where TProgram : unmanaged, IPathProgram
    {
        lock (sound) Prepared++;
        return new Runner(this, sound.Prepare(plan));
    }

    public void Dispose() => sound.Dispose();

    private sealed class Runner(UnreliableBackend backend, IBlockRunner sound) : IBlockRunner
    {
        public void Run(PathBlock block, Span<long> tallies, CancellationToken cancellation)
        {
            sound.Run(block, tallies, cancellation);
            backend.Disturb(tallies, cancellation);
        }

        public void Dispose() => sound.Dispose();
    }

    private void Disturb(Span<long> tallies, CancellationToken cancellation) => disturb(Interlocked.Increment(ref blocks), tallies, cancellation);
}

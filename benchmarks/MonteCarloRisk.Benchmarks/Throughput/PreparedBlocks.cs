using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Benchmarks.Throughput;

/// <summary>The blocks of a plan on runners made beforehand: compiling for a device takes its time once a run and is no part of throughput.</summary>
sealed class PreparedBlocks : IDisposable
{
    private readonly IBackend backend;
    private readonly PathBlock[] blocks;
    private readonly IBlockRunner[] runners;
    private readonly long[][] tallies;
    private int next;

    private PreparedBlocks(IBackend backend, PathBlock[] blocks, IBlockRunner[] runners, int tallies)
    {
        this.backend = backend;
        this.blocks = blocks;
        this.runners = runners;
        this.tallies = [.. runners.Select(_ => new long[tallies])];
    }

    /// <summary>Makes as many runners as the backend runs blocks at once; the backend goes with them.</summary>
    public static PreparedBlocks Of<TProgram>(IBackend backend, SimulationPlan<TProgram> plan)
        where TProgram : unmanaged, IPathProgram =>
        new(
            backend,
            [.. Enumerable.Range(0, (int)plan.BlockCount).Select(index => plan.Block(index))],
            [.. Enumerable.Range(0, backend.Concurrency).Select(_ => backend.Prepare(plan))],
            plan.Tallies);

    /// <summary>Runs every block once.</summary>
    public void Run()
    {
        next = -1;
        if (runners.Length == 1) Work(0);
        else Parallel.For(0, runners.Length, new ParallelOptions { MaxDegreeOfParallelism = runners.Length }, Work);
    }

    public void Dispose()
    {
        foreach (IBlockRunner runner in runners) runner.Dispose();
        backend.Dispose();
    }

    private void Work(int worker)
    {
        for (int index = Interlocked.Increment(ref next); index < blocks.Length; index = Interlocked.Increment(ref next))
        {
            runners[worker].Run(blocks[index], tallies[worker], CancellationToken.None);
        }
    }
}

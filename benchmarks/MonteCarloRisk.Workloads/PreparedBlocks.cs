using System.Diagnostics;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Workloads;

/// <summary>The blocks of a plan on runners made beforehand: compiling for a device takes its time once a run and is no part of throughput.</summary>
public sealed class PreparedBlocks : IDisposable
{
    private readonly PathBlock[] blocks;
    private readonly IBlockRunner[] runners;
    private readonly long[][] tallies;
    private readonly long[][] totals;
    private int next;

    private PreparedBlocks(PathBlock[] blocks, IBlockRunner[] runners, int tallies)
    {
        this.blocks = blocks;
        this.runners = runners;
        this.tallies = [.. runners.Select(_ => new long[tallies])];
        totals = [.. runners.Select(_ => new long[tallies])];
    }

    /// <summary>Makes as many runners as the backend runs blocks at once.</summary>
    public static PreparedBlocks Of(IBackend backend, SimulationPlan plan) =>
        new(
            [.. Enumerable.Range(0, (int)plan.BlockCount).Select(index => plan.Block(index))],
            [.. Enumerable.Range(0, backend.Concurrency).Select(_ => plan.PrepareOn(backend))],
            plan.Tallies);

    /// <summary>Runs every block once.</summary>
    public void Run()
    {
        next = -1;
        foreach (long[] total in totals) Array.Clear(total);
        OnEveryRunner(worker =>
        {
            for (int index = Interlocked.Increment(ref next); index < blocks.Length; index = Interlocked.Increment(ref next)) Run(worker, index);
        });
    }

    /// <summary>A tally of the last run, summed over its blocks.</summary>
    public long Total(int tally) => totals.Sum(total => total[tally]);

    /// <summary>Runs blocks over and over, as many at once as there are runners, and begins none after a time.</summary>
    public PathRate RunFor(TimeSpan duration)
    {
        next = -1;
        long paths = 0;
        var watch = Stopwatch.StartNew();
        OnEveryRunner(worker =>
        {
            long done = 0;
            while (watch.Elapsed < duration) done += Run(worker, (int)((uint)Interlocked.Increment(ref next) % blocks.Length));
            Interlocked.Add(ref paths, done);
        });
        return new PathRate(paths, watch.Elapsed);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IBlockRunner runner in runners) runner.Dispose();
    }

    // Threads of their own, since most of them wait for a device and the pool would add threads one by one.
    private void OnEveryRunner(Action<int> work)
    {
        Task[] others = [.. Enumerable.Range(1, runners.Length - 1)
            .Select(worker => Task.Factory.StartNew(() => work(worker), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        work(0);
        Task.WaitAll(others);
    }

    private int Run(int worker, int block)
    {
        runners[worker].Run(blocks[block], tallies[worker], CancellationToken.None);
        for (int tally = 0; tally < totals[worker].Length; tally++) totals[worker][tally] += tallies[worker][tally];
        return blocks[block].PathCount;
    }
}

using System.Diagnostics;
using System.Runtime.ExceptionServices;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Execution;

/// <summary>Runs every block of a plan on a backend and merges what they give.</summary>
/// <param name="backend">Where the blocks run.</param>
/// <param name="progress">Told after every block; may be null.</param>
public sealed class SimulationRunner(IBackend backend, IProgress<SimulationProgress>? progress = null)
{
    /// <summary>The backend's name.</summary>
    public string BackendName => backend.Name;

    /// <summary>Runs a plan to its end.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; blocks under way are finished first.</exception>
    /// <exception cref="OverflowException">A path's value was too large to be summed.</exception>
    public SimulationResult Run<TProgram>(SimulationPlan<TProgram> plan, CancellationToken cancellation = default)
        where TProgram : unmanaged, IPathProgram
    {
        var watch = Stopwatch.StartNew();
        var merged = new MergedTallies(plan.Tallies, plan.ExactSums);
        long nextBlock = -1;
        long pathsDone = 0;
        ExceptionDispatchInfo? failure = null;

        void Work()
        {
            try
            {
                using IBlockRunner runner = backend.Prepare(plan);
                long[] tallies = new long[plan.Tallies];
                while (!cancellation.IsCancellationRequested && Volatile.Read(ref failure) is null)
                {
                    long index = Interlocked.Increment(ref nextBlock);
                    if (index >= plan.BlockCount) return;
                    PathBlock block = plan.Block(index);
                    runner.Run(block, tallies);
                    lock (merged)
                    {
                        merged.Merge(tallies);
                        pathsDone += block.PathCount;
                        progress?.Report(new SimulationProgress(pathsDone, plan.Settings.Paths, watch.Elapsed));
                    }
                }
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
            }
        }

        int workers = (int)Math.Min(backend.Concurrency, plan.BlockCount);
        var threads = new List<Thread>();
        for (int worker = 1; worker < workers; worker++)
        {
            var thread = new Thread(Work) { IsBackground = true, Name = $"path blocks {worker}" };
            thread.Start();
            threads.Add(thread);
        }

        Work();
        foreach (Thread thread in threads) thread.Join();
        failure?.Throw();
        cancellation.ThrowIfCancellationRequested();
        return new SimulationResult(merged, plan.Hash, merged.Fingerprint(plan.Hash), plan.Settings, backend.Name, watch.Elapsed);
    }
}

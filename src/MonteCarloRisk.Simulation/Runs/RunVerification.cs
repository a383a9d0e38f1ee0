using System.Buffers;
using System.Runtime.ExceptionServices;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Simulation.Runs;

/// <summary>Recomputes blocks of a stored run on the CPU, from the plan in the store, and compares them bit for bit with what was recorded.</summary>
/// <remarks>Where every block is recomputed, their sum is compared too: with the result of a finished run, with the last checkpoint of another.</remarks>
/// <param name="store">The store.</param>
/// <param name="cpu">Where the blocks are recomputed.</param>
/// <param name="observer">Is told of the progress; may be null.</param>
public sealed class RunVerification(IRunStore store, CpuBackend cpu, IRunObserver? observer = null)
{
    /// <summary>Verifies a run.</summary>
    /// <param name="key">The run's key, or as many leading digits of it as name one run.</param>
    /// <param name="selection">Which of its blocks are recomputed.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="Domain.InputException">No run, or more than one, has such a key.</exception>
    /// <exception cref="RunStoreException">The store cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public VerifiedRun Verify(string key, BlockSelection selection, CancellationToken cancellation = default)
    {
        StoredRun run = store.Find(key);
        var pass = new VerificationPass(run, selection, observer);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using (IEnumerator<BlockRecord> records = store.Blocks(run.Summary.Key).GetEnumerator())
        {
            ExceptionDispatchInfo? failure = null;
            var threads = Enumerable.Range(0, cpu.Concurrency).Select(i => new Thread(() =>
            {
                try
                {
                    Recompute(pass, records, stop.Token);
                }
                catch (Exception exception)
                {
                    Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
                    stop.Cancel();
                }
            }) { IsBackground = true, Name = $"verification {i}" }).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
            cancellation.ThrowIfCancellationRequested();
            failure?.Throw();
        }

        return pass.End();
    }

    private void Recompute(VerificationPass pass, IEnumerator<BlockRecord> records, CancellationToken cancellation)
    {
        using IBlockRunner runner = pass.Plan.PrepareOn(cpu);
        long[] tallies = new long[pass.Plan.Tallies];
        var scratch = new ArrayBufferWriter<byte>();
        while (pass.Next(records) is { } record)
        {
            runner.Run(pass.Plan.Block(record.Index), tallies, cancellation);
            using BlockResult result = BlockResult.Of(tallies, pass.Plan.ExactSums, scratch);
            pass.Take(record, result);
        }
    }
}

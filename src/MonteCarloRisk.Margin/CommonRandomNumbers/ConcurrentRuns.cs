using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace MonteCarloRisk.Margin.CommonRandomNumbers;

/// <summary>Many small runs side by side: runs of one block each leave threads idle one after the other.</summary>
internal static class ConcurrentRuns
{
    /// <summary>Does each piece of work, in their order where they begin.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void ForEach(int count, int atOnce, Action<int> work, CancellationToken cancellation)
    {
        if (atOnce == 1)
        {
            for (int i = 0; i < count; i++) work(i);
            return;
        }

        try
        {
            // In their order, so that what is told of them counts up.
            OrderablePartitioner<int> inOrder = Partitioner.Create(Enumerable.Range(0, count), EnumerablePartitionerOptions.NoBuffering);
            Parallel.ForEach(inOrder, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation }, work);
        }
        catch (AggregateException failures)
        {
            cancellation.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }
}

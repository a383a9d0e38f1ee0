using System.Diagnostics;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Execution;

/// <summary>
/// Hands out the blocks of a plan and takes what they gave, in any order, from any thread; lets them go on in the order of their indices.
/// </summary>
/// <remarks>
/// Blocks are handed out no further than a window ahead of the first that is missing, so what waits is bounded. A device that finds
/// nothing new to do is given a block that another is late with: whichever is first counts, since both give the same bits.
/// </remarks>
/// <param name="plan">The plan.</param>
/// <param name="first">Blocks that are done already.</param>
/// <param name="advance">Takes the next block in order: its result and the device that it is from. Returns whether the run ends behind it.</param>
internal sealed class BlockSequence(SimulationPlan plan, long first, Func<PathBlock, BlockResult, SourceState, bool> advance)
{
    private const int Window = 1024;
    private const long WaitingBytes = 64 << 20;
    private const double LateFactor = 4;
    private static readonly TimeSpan LeastLateness = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    private readonly object gate = new();
    private readonly SortedSet<long> returned = [];
    private readonly SortedDictionary<long, TakenBlock> taken = [];
    private readonly Dictionary<long, (BlockResult Result, SourceState Source)> waiting = [];
    private long next = first;
    private long frontier = first;
    private long waitingBytes;
    private bool ended = first >= plan.BlockCount;

    /// <summary>Number of blocks that have gone on: all before this index.</summary>
    public long Frontier
    {
        get
        {
            lock (gate) return frontier;
        }
    }

    /// <summary>Gives a block to a device, waiting for one where there is none yet.</summary>
    /// <param name="source">The device.</param>
    /// <param name="usual">Time that one of its blocks takes; zero before its first.</param>
    /// <param name="block">The block.</param>
    /// <returns>False where the run has ended or the device is quarantined.</returns>
    public bool TryTake(SourceState source, TimeSpan usual, out PathBlock block)
    {
        while (true)
        {
            lock (gate)
            {
                block = default;
                if (ended || source.IsQuarantined) return false;
                if (Choose(source, usual) is { } index)
                {
                    if (!taken.TryGetValue(index, out TakenBlock? entry)) taken.Add(index, entry = new TakenBlock());
                    entry.Add(source);
                    block = plan.Block(index);
                    return true;
                }

                Monitor.Wait(gate, Glance);
            }
        }
    }

    /// <summary>Takes a block back that a device could not do.</summary>
    public void Return(PathBlock block, SourceState source)
    {
        lock (gate)
        {
            if (!Release(block.Index, source) || block.Index < frontier || waiting.ContainsKey(block.Index)) return;
            returned.Add(block.Index);
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Takes what a block gave; of two results of one block the first counts, and the second must be equal.</summary>
    /// <exception cref="Runs.BlockDiffersException">Two results that wait for their turn differ.</exception>
    public void Complete(PathBlock block, BlockResult result, SourceState source)
    {
        lock (gate)
        {
            Release(block.Index, source);
            if (ended || source.IsQuarantined || block.Index < frontier)
            {
                result.Dispose();
                if (!ended && source.IsQuarantined && block.Index >= frontier && !taken.ContainsKey(block.Index) && !waiting.ContainsKey(block.Index)) returned.Add(block.Index);
                return;
            }

            if (waiting.TryGetValue(block.Index, out var other))
            {
                bool same = other.Result.Hash.AsSpan().SequenceEqual(result.Hash);
                result.Dispose();
                if (!same) throw new Runs.BlockDiffersException(block.Index, other.Source.Name, source.Name);
                return;
            }

            returned.Remove(block.Index);
            waiting.Add(block.Index, (result, source));
            waitingBytes += result.Size;
            while (!ended && waiting.Remove(frontier, out var ready))
            {
                waitingBytes -= ready.Result.Size;
                using (ready.Result) ended = advance(plan.Block(frontier), ready.Result, ready.Source);
                frontier++;
                ended |= frontier == plan.BlockCount;
            }

            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Drops what a quarantined device gave that has not gone on yet.</summary>
    public void Drop(SourceState source)
    {
        lock (gate)
        {
            foreach (long index in waiting.Where(entry => entry.Value.Source == source).Select(entry => entry.Key).ToArray())
            {
                waiting.Remove(index, out var dropped);
                waitingBytes -= dropped.Result.Size;
                dropped.Result.Dispose();
                if (!taken.ContainsKey(index)) returned.Add(index);
            }
        }
    }

    /// <summary>Ends the run: nothing more is handed out or taken.</summary>
    public void End()
    {
        lock (gate)
        {
            ended = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Looks at what has gone on, while nothing more does.</summary>
    public T Look<T>(Func<long, T> read)
    {
        lock (gate) return read(frontier);
    }

    private long? Choose(SourceState source, TimeSpan usual)
    {
        if (returned.Count > 0)
        {
            long index = returned.Min;
            returned.Remove(index);
            return index;
        }

        while (waiting.ContainsKey(next)) next++;
        if (next < plan.BlockCount && next < frontier + Window && (waitingBytes < WaitingBytes || next == frontier)) return next++;
        TimeSpan late = LateFactor * usual > LeastLateness ? LateFactor * usual : LeastLateness;
        foreach ((long index, TakenBlock entry) in taken)
        {
            if (!waiting.ContainsKey(index) && index >= frontier && !entry.Has(source) && Stopwatch.GetElapsedTime(entry.Since) > late) return index;
        }

        return null;
    }

    private bool Release(long index, SourceState source)
    {
        if (!taken.TryGetValue(index, out TakenBlock? entry)) return false;
        if (entry.Remove(source)) taken.Remove(index);
        return entry.IsFree;
    }

    private sealed class TakenBlock
    {
        private readonly List<SourceState> sources = new(1);

        public long Since { get; } = Stopwatch.GetTimestamp();

        public bool IsFree => sources.Count == 0;

        public void Add(SourceState source) => sources.Add(source);

        public bool Has(SourceState source) => sources.Contains(source);

        /// <summary>Removes a device, and says whether none is left.</summary>
        public bool Remove(SourceState source)
        {
            sources.Remove(source);
            return IsFree;
        }
    }
}

using System.Diagnostics;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Simulation.Execution;

/// <summary>Writes what goes on in a run to its record, in batches, on whichever thread comes by when it is time: what is told, at once.</summary>
/// <param name="record">The record.</param>
/// <param name="told">What is told of the run.</param>
/// <param name="earlier">What the devices did in earlier parts of the run.</param>
/// <param name="checkpoint">The merged state of now, and nothing later than the records given so far, with what the devices did for it.</param>
internal sealed class RunRecorder(IRunRecord record, KeptNotices told, IReadOnlyList<DeviceReport> earlier, Func<(Checkpoint Checkpoint, IReadOnlyList<DeviceReport> Devices)> checkpoint)
{
    private const int BatchBlocks = 4096;

    // A checkpoint may take at most a hundredth of the time.
    private const int CheckpointShare = 100;
    private static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan CheckpointTime = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();

    // Held before what guards the merged state, never behind it.
    private readonly Lock writer = new();
    private readonly long started = Stopwatch.GetTimestamp();
    private List<BlockRecord> pending = [];
    private long lastBatch = Stopwatch.GetTimestamp();
    private long lastCheckpoint = Stopwatch.GetTimestamp();
    private TimeSpan checkpointCost;
    private RunHistory history = new(record.History.Notices, earlier);

    /// <summary>Takes a block that has gone on. Called in the order of the blocks, while the merged state does not change.</summary>
    public void Add(BlockRecord block)
    {
        lock (gate) pending.Add(block);
    }

    /// <summary>Writes where it is time to and no other thread does.</summary>
    public void WriteWhenDue()
    {
        int count;
        lock (gate) count = pending.Count;
        bool checkpointIsDue = count > 0 && Stopwatch.GetElapsedTime(lastCheckpoint) is var since && since >= CheckpointTime && since >= CheckpointShare * checkpointCost;
        if (told.Count == Volatile.Read(ref history).Notices.Count && count < BatchBlocks && !checkpointIsDue && (count == 0 || Stopwatch.GetElapsedTime(lastBatch) < BatchTime)) return;
        if (!writer.TryEnter()) return;
        try
        {
            Write(checkpointIsDue);
        }
        finally
        {
            writer.Exit();
        }
    }

    /// <summary>Writes all there is, with a checkpoint.</summary>
    public void WriteAll()
    {
        lock (writer) Write(withCheckpoint: true);
    }

    private void Write(bool withCheckpoint)
    {
        long start = Stopwatch.GetTimestamp();

        // The checkpoint first: the records taken after it cover it.
        (Checkpoint Checkpoint, IReadOnlyList<DeviceReport> Devices)? state = withCheckpoint ? checkpoint() : null;
        var now = new RunHistory(told.All, state?.Devices ?? history.Devices);
        List<BlockRecord> batch;
        lock (gate)
        {
            batch = pending;
            pending = [];
        }

        try
        {
            bool isNew = withCheckpoint || now.Notices.Count > history.Notices.Count;
            record.Append(batch, state?.Checkpoint, Stopwatch.GetElapsedTime(started).TotalSeconds, isNew ? now : null);
            Volatile.Write(ref history, now);
        }
        catch
        {
            // A later checkpoint would cover blocks that were never recorded.
            lock (gate) pending.InsertRange(0, batch);
            throw;
        }

        lastBatch = Stopwatch.GetTimestamp();
        if (!withCheckpoint) return;
        lastCheckpoint = lastBatch;
        checkpointCost = Stopwatch.GetElapsedTime(start);
    }
}

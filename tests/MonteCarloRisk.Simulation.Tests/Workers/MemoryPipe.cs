namespace MonteCarloRisk.Simulation.Tests.Workers;

/// <summary>A pipe within the process: what is written can be read until it is closed; closing it cuts off both ends.</summary>
internal sealed class MemoryPipe : Stream
{
    private readonly object gate = new();
    private readonly Queue<byte> bytes = new();
    private bool isClosed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        lock (gate)
        {
            while (bytes.Count == 0 && !isClosed) Monitor.Wait(gate);
            int count = Math.Min(buffer.Length, bytes.Count);
            for (int i = 0; i < count; i++) buffer[i] = bytes.Dequeue();
            return count;
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (gate)
        {
            if (isClosed) throw new IOException("the pipe is broken");
            foreach (byte one in buffer) bytes.Enqueue(one);
            Monitor.PulseAll(gate);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        lock (gate)
        {
            isClosed = true;
            Monitor.PulseAll(gate);
        }

        base.Dispose(disposing);
    }
}

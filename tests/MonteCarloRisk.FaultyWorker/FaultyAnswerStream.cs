namespace MonteCarloRisk.FaultyWorker;

/// <summary>A stream that can spoil the next thing that is written to it.</summary>
public sealed class FaultyAnswerStream(Stream sound) : Stream
{
    private readonly Lock gate = new();
    private Action<byte[]>? spoil;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Writes bytes that are no message.</summary>
    public void WriteGarbage()
    {
        byte[] bytes = new byte[64];
        new Random(bytes.Length).NextBytes(bytes);
        Write(bytes);
    }

    /// <summary>Flips a bit of what is written next.</summary>
    public void CorruptNext() => SpoilNext(bytes =>
    {
        bytes[bytes.Length / 2] ^= 0x10;
        sound.Write(bytes);
    });

    /// <summary>Writes twice what is written next.</summary>
    public void RepeatNext() => SpoilNext(bytes =>
    {
        sound.Write(bytes);
        sound.Write(bytes);
    });

    /// <summary>Writes half of what is written next, and then does something.</summary>
    public void TruncateNext(Action afterwards) => SpoilNext(bytes =>
    {
        sound.Write(bytes.AsSpan(0, bytes.Length / 2));
        sound.Flush();
        afterwards();
    });

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (gate)
        {
            if (spoil is null)
            {
                sound.Write(buffer);
                return;
            }

            spoil(buffer.ToArray());
            spoil = null;
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => sound.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) sound.Dispose();
        base.Dispose(disposing);
    }

    private void SpoilNext(Action<byte[]> how)
    {
        lock (gate) spoil = how;
    }
}

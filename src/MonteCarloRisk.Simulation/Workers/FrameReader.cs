using System.Buffers.Binary;

namespace MonteCarloRisk.Simulation.Workers;

/// <summary>Reads messages from a stream. Whatever the bytes, it holds no more memory than a few times what has arrived.</summary>
internal sealed class FrameReader(Stream stream)
{
    private const int FirstBuffer = 1 << 16;

    private readonly byte[] header = new byte[FrameFormat.HeaderLength];
    private byte[] buffer = new byte[FirstBuffer];

    /// <summary>Waits for the next message.</summary>
    /// <exception cref="FormatException">The bytes are no message.</exception>
    /// <exception cref="EndOfStreamException">The stream has ended.</exception>
    public WorkerMessage Read()
    {
        stream.ReadExactly(header);
        (MessageKind kind, int length) = FrameFormat.ReadHeader(header);
        int total = length + FrameFormat.ChecksumLength;

        // The buffer grows with what arrives, not with what is announced.
        for (int read = 0; read < total;)
        {
            if (read == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
            int part = Math.Min(total, buffer.Length) - read;
            stream.ReadExactly(buffer, read, part);
            read += part;
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(length)) != FrameFormat.Checksum(buffer.AsSpan(0, length))) throw new FormatException($"a message of kind {kind} with another checksum");
        return MessageEncoding.Read(kind, buffer.AsMemory(0, length));
    }
}

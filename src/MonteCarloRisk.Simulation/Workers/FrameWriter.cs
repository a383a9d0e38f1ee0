using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace MonteCarloRisk.Simulation.Workers;

/// <summary>Writes messages to a stream, from any thread, each in one piece.</summary>
internal sealed class FrameWriter(Stream stream)
{
    private readonly Lock gate = new();
    private readonly ArrayBufferWriter<byte> frame = new();

    /// <exception cref="IOException">The other side is gone.</exception>
    public void Write(WorkerMessage message)
    {
        lock (gate)
        {
            frame.ResetWrittenCount();
            Write(message, frame);
            stream.Write(frame.WrittenSpan);
            stream.Flush();
        }
    }

    /// <summary>Appends a message's frame.</summary>
    public static void Write(WorkerMessage message, ArrayBufferWriter<byte> frame)
    {
        int start = frame.WrittenCount;
        Space(frame, FrameFormat.HeaderLength);
        MessageEncoding.Write(message, frame);
        int end = frame.WrittenCount;
        Space(frame, FrameFormat.ChecksumLength);
        Span<byte> bytes = MemoryMarshal.AsMemory(frame.WrittenMemory).Span;
        Span<byte> payload = bytes[(start + FrameFormat.HeaderLength)..end];
        FrameFormat.WriteHeader(bytes[start..], MessageEncoding.KindOf(message), payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[end..], FrameFormat.Checksum(payload));
    }

    private static void Space(ArrayBufferWriter<byte> frame, int length)
    {
        frame.GetSpan(length);
        frame.Advance(length);
    }
}

using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using MonteCarloRisk.Simulation.Workers;

namespace MonteCarloRisk.Simulation.Tests.Workers;

public sealed class FrameTests
{
    private static readonly WorkerMessage[] Samples =
    [
        SpokenChannel.Hello,
        new WorkerMessage.Hello(WorkerMessage.ProtocolVersion, "", "Gerät 7", "", 1),
        new WorkerMessage.Prepare(3, new byte[] { 1, 2, 3, 4, 5, 6, 7 }),
        new WorkerMessage.Prepared(int.MaxValue),
        new WorkerMessage.Run(0, long.MaxValue, 1),
        new WorkerMessage.Result(1, 1L << 40, new byte[] { 0xFF, 0 }),
        new WorkerMessage.Result(1, 0, Array.Empty<byte>()),
        new WorkerMessage.Release(2),
        new WorkerMessage.Failed(WorkerMessage.NoRunner, WorkerFailure.OutOfMemory, "full"),
    ];

    [Fact]
    public void Messages_come_back_as_they_were()
    {
        var frames = new FrameReader(new MemoryStream(SpokenChannel.Frames(Samples)));
        foreach (WorkerMessage sample in Samples) Assert.Equal(SpokenChannel.Frames(sample), SpokenChannel.Frames(frames.Read()));
        Assert.Throws<EndOfStreamException>(() => frames.Read());
    }

    [Fact]
    public void A_long_message_comes_back_as_it_was()
    {
        byte[] bytes = new byte[(1 << 20) + 3];
        new Random(1).NextBytes(bytes);
        byte[] frame = SpokenChannel.Frames(new WorkerMessage.Result(1, 2, bytes));
        var read = Assert.IsType<WorkerMessage.Result>(new FrameReader(new MemoryStream(frame)).Read());
        Assert.True(read.Tallies.Span.SequenceEqual(bytes));
    }

    [Fact]
    public void Every_flipped_bit_is_seen()
    {
        foreach (WorkerMessage sample in Samples)
        {
            byte[] frame = SpokenChannel.Frames(sample);
            for (int bit = 0; bit < 8 * frame.Length; bit++)
            {
                byte[] flipped = [.. frame];
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.Throws<FormatException>(() => new FrameReader(new MemoryStream(flipped)).Read());
            }
        }
    }

    [Fact]
    public void Every_cut_is_seen()
    {
        foreach (WorkerMessage sample in Samples)
        {
            byte[] frame = SpokenChannel.Frames(sample);
            for (int length = 0; length < frame.Length; length++) Assert.Throws<EndOfStreamException>(() => new FrameReader(new MemoryStream(frame, 0, length)).Read());
        }
    }

    [Fact]
    public void Any_payload_with_right_checksums_is_a_message_or_refused() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<byte>(), ArbMap.Default.ArbFor<byte[]>(), (kind, payload) =>
        {
            byte[] frame = Frame((MessageKind)(kind % 9), payload.Length, payload);
            return Read(frame) is not { } message || SpokenChannel.Frames(message).AsSpan().SequenceEqual(frame) || message is WorkerMessage.Hello { Protocol: not WorkerMessage.ProtocolVersion };
        }));

    [Fact]
    public void Random_bytes_are_refused_and_take_little_memory() => Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
    {
        Assert.InRange(Allocated(bytes), 0, 1 << 18);
        return Read(bytes) is null;
    }));

    [Theory]
    [InlineData(FrameFormat.MaximumPayload)]
    [InlineData(FrameFormat.MaximumPayload + 1)]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public void An_announced_length_is_not_believed(int length)
    {
        byte[] frame = Frame(MessageKind.Result, length, new byte[100]);
        Assert.InRange(Allocated(frame), 0, 1 << 18);
        Assert.Null(Read(frame));
    }

    private static byte[] Frame(MessageKind kind, int length, byte[] payload)
    {
        byte[] frame = new byte[FrameFormat.HeaderLength + payload.Length + FrameFormat.ChecksumLength];
        FrameFormat.WriteHeader(frame, kind, length);
        payload.CopyTo(frame, FrameFormat.HeaderLength);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(FrameFormat.HeaderLength + payload.Length), FrameFormat.Checksum(payload));
        return frame;
    }

    private static long Allocated(byte[] bytes)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Read(bytes);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static WorkerMessage? Read(byte[] bytes)
    {
        try
        {
            return new FrameReader(new MemoryStream(bytes)).Read();
        }
        catch (Exception refused) when (refused is FormatException or EndOfStreamException)
        {
            return null;
        }
    }
}

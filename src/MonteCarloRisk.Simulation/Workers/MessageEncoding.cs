using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace MonteCarloRisk.Simulation.Workers;

/// <summary>Messages as the payloads of frames: numbers little-endian, strings in UTF-8 behind their length, bytes up to the end.</summary>
internal static class MessageEncoding
{
    private static readonly UTF8Encoding Text = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What a message's frame is marked with.</summary>
    public static MessageKind KindOf(WorkerMessage message) => message switch
    {
        WorkerMessage.Hello => MessageKind.Hello,
        WorkerMessage.Prepare => MessageKind.Prepare,
        WorkerMessage.Prepared => MessageKind.Prepared,
        WorkerMessage.Run => MessageKind.Run,
        WorkerMessage.Result => MessageKind.Result,
        WorkerMessage.Release => MessageKind.Release,
        WorkerMessage.Failed => MessageKind.Failed,
        _ => throw new ArgumentOutOfRangeException(nameof(message), message, "no such message"),
    };

    /// <summary>Appends a message's payload.</summary>
    public static void Write(WorkerMessage message, IBufferWriter<byte> output)
    {
        switch (message)
        {
            case WorkerMessage.Hello hello:
                BinaryPrimitives.WriteUInt16LittleEndian(Space(output, sizeof(ushort)), hello.Protocol);
                Write(hello.CodeVersion, output);
                Write(hello.Device, output);
                Write(hello.Driver, output);
                Write(hello.Concurrency, output);
                break;
            case WorkerMessage.Prepare prepare:
                Write(prepare.Runner, output);
                output.Write(prepare.Plan.Span);
                break;
            case WorkerMessage.Prepared prepared:
                Write(prepared.Runner, output);
                break;
            case WorkerMessage.Run run:
                Write(run.Runner, output);
                Write(run.Block, output);
                Write(run.Paths, output);
                break;
            case WorkerMessage.Result result:
                Write(result.Runner, output);
                Write(result.Block, output);
                output.Write(result.Tallies.Span);
                break;
            case WorkerMessage.Release release:
                Write(release.Runner, output);
                break;
            case WorkerMessage.Failed failed:
                Write(failed.Runner, output);
                Space(output, 1)[0] = (byte)failed.Failure;
                Write(failed.Message, output);
                break;
        }
    }

    /// <summary>Reads a payload, to its end.</summary>
    /// <exception cref="FormatException">It is no such message.</exception>
    public static WorkerMessage Read(MessageKind kind, ReadOnlyMemory<byte> payload)
    {
        int at = 0;
        WorkerMessage message = kind switch
        {
            MessageKind.Hello => ReadHello(payload, ref at),
            MessageKind.Prepare => new WorkerMessage.Prepare(ReadInt32(payload, ref at), Rest(payload, ref at)),
            MessageKind.Prepared => new WorkerMessage.Prepared(ReadInt32(payload, ref at)),
            MessageKind.Run => new WorkerMessage.Run(ReadInt32(payload, ref at), ReadInt64(payload, ref at), ReadInt32(payload, ref at)),
            MessageKind.Result => new WorkerMessage.Result(ReadInt32(payload, ref at), ReadInt64(payload, ref at), Rest(payload, ref at)),
            MessageKind.Release => new WorkerMessage.Release(ReadInt32(payload, ref at)),
            MessageKind.Failed => new WorkerMessage.Failed(ReadInt32(payload, ref at), ReadFailure(payload, ref at), ReadString(payload, ref at)),
            _ => throw new FormatException($"a message of kind {(byte)kind}, which is unknown"),
        };
        return at == payload.Length ? message : throw new FormatException($"a message of kind {kind} with {payload.Length - at} bytes too many");
    }

    // Of another protocol only the version is read: what stands behind it is not known here.
    private static WorkerMessage.Hello ReadHello(ReadOnlyMemory<byte> payload, ref int at)
    {
        ushort protocol = BinaryPrimitives.ReadUInt16LittleEndian(Take(payload, ref at, sizeof(ushort)).Span);
        if (protocol != WorkerMessage.ProtocolVersion)
        {
            at = payload.Length;
            return new WorkerMessage.Hello(protocol, "", "", "", 0);
        }

        return new WorkerMessage.Hello(protocol, ReadString(payload, ref at), ReadString(payload, ref at), ReadString(payload, ref at), ReadInt32(payload, ref at));
    }

    private static WorkerFailure ReadFailure(ReadOnlyMemory<byte> payload, ref int at)
    {
        var failure = (WorkerFailure)Take(payload, ref at, 1).Span[0];
        return Enum.IsDefined(failure) ? failure : throw new FormatException($"a failure of kind {(byte)failure}, which is unknown");
    }

    private static string ReadString(ReadOnlyMemory<byte> payload, ref int at)
    {
        int length = ReadInt32(payload, ref at);
        try
        {
            return Text.GetString(Take(payload, ref at, length).Span);
        }
        catch (DecoderFallbackException fault)
        {
            throw new FormatException("a string that is not UTF-8", fault);
        }
    }

    private static int ReadInt32(ReadOnlyMemory<byte> payload, ref int at) => BinaryPrimitives.ReadInt32LittleEndian(Take(payload, ref at, sizeof(int)).Span);

    private static long ReadInt64(ReadOnlyMemory<byte> payload, ref int at) => BinaryPrimitives.ReadInt64LittleEndian(Take(payload, ref at, sizeof(long)).Span);

    private static ReadOnlyMemory<byte> Rest(ReadOnlyMemory<byte> payload, ref int at) => Take(payload, ref at, payload.Length - at);

    private static ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> payload, ref int at, int length)
    {
        if (length < 0 || length > payload.Length - at) throw new FormatException($"a message that asks for {length} bytes where it has {payload.Length - at}");
        at += length;
        return payload.Slice(at - length, length);
    }

    private static void Write(string text, IBufferWriter<byte> output)
    {
        byte[] bytes = Text.GetBytes(text);
        Write(bytes.Length, output);
        output.Write(bytes);
    }

    private static void Write(int number, IBufferWriter<byte> output) => BinaryPrimitives.WriteInt32LittleEndian(Space(output, sizeof(int)), number);

    private static void Write(long number, IBufferWriter<byte> output) => BinaryPrimitives.WriteInt64LittleEndian(Space(output, sizeof(long)), number);

    private static Span<byte> Space(IBufferWriter<byte> output, int length)
    {
        Span<byte> space = output.GetSpan(length)[..length];
        output.Advance(length);
        return space;
    }
}

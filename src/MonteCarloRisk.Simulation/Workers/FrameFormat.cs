using System.Buffers.Binary;
using System.Numerics;

namespace MonteCarloRisk.Simulation.Workers;

/// <summary>How a message stands in a stream: a header (magic, kind, length, checksum of these), the payload, the checksum of the payload.</summary>
/// <remarks>The header has a checksum of its own, so that a length is not believed, and waited for, before it is known to be one.</remarks>
internal static class FrameFormat
{
    public const uint Magic = 0x57_52_43_4D;
    public const int HeaderLength = 13;
    public const int ChecksumLength = 4;

    /// <summary>Longest payload: more than the tallies of any plan that fits a device.</summary>
    public const int MaximumPayload = 1 << 28;

    private const int CheckedLength = HeaderLength - ChecksumLength;

    public static void WriteHeader(Span<byte> header, MessageKind kind, int length)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
        header[4] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(header[5..], length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[CheckedLength..], Checksum(header[..CheckedLength]));
    }

    /// <exception cref="FormatException">The bytes are no header.</exception>
    public static (MessageKind Kind, int Length) ReadHeader(ReadOnlySpan<byte> header)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != Magic) throw new FormatException("bytes that start no message");
        if (BinaryPrimitives.ReadUInt32LittleEndian(header[CheckedLength..]) != Checksum(header[..CheckedLength])) throw new FormatException("a message whose header has another checksum");
        int length = BinaryPrimitives.ReadInt32LittleEndian(header[5..]);
        return length is >= 0 and <= MaximumPayload ? ((MessageKind)header[4], length) : throw new FormatException($"a message of {length} bytes");
    }

    /// <summary>CRC-32C, the polynomial that processors have an instruction for.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte one in bytes) crc = BitOperations.Crc32C(crc, one);
        return ~crc;
    }
}

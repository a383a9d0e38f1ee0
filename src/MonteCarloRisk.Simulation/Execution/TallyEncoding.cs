using System.Buffers;

namespace MonteCarloRisk.Simulation.Execution;

/// <summary>Tallies as bytes, in one form only: most are zero, so runs of others are written as (gap, length, values).</summary>
/// <remarks>All numbers are LEB128; values are zigzag-coded first, so that small ones of either sign are short.</remarks>
internal static class TallyEncoding
{
    private const int LongestNumber = 10;

    /// <summary>Appends the encoding.</summary>
    public static void Write(ReadOnlySpan<long> tallies, IBufferWriter<byte> output)
    {
        int at = 0;
        while (true)
        {
            int gap = tallies[at..].IndexOfAnyExcept(0);
            if (gap < 0) return;
            ReadOnlySpan<long> rest = tallies[(at + gap)..];
            int length = rest.IndexOf(0);
            if (length < 0) length = rest.Length;
            Span<byte> space = output.GetSpan((length + 2) * LongestNumber);
            int written = 0;
            Write(space, ref written, (ulong)gap);
            Write(space, ref written, (ulong)length);
            foreach (long value in rest[..length]) Write(space, ref written, (ulong)((value << 1) ^ (value >> 63)));
            output.Advance(written);
            at += gap + length;
        }
    }

    /// <summary>Adds encoded tallies to others.</summary>
    /// <exception cref="FormatException">The bytes are no encoding of so many tallies.</exception>
    /// <exception cref="OverflowException">A tally passes 2^63.</exception>
    public static void Add(ReadOnlySpan<byte> encoded, Span<long> tallies)
    {
        int read = 0;
        int at = 0;
        while (read < encoded.Length)
        {
            ulong gap = Read(encoded, ref read);
            ulong length = Read(encoded, ref read);
            if (length == 0 || gap > (ulong)(tallies.Length - at) || length > (ulong)(tallies.Length - at) - gap) throw Malformed();
            at += (int)gap;
            for (int end = at + (int)length; at < end; at++)
            {
                ulong zigzag = Read(encoded, ref read);
                long value = (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
                if (value == 0) throw Malformed();
                tallies[at] = checked(tallies[at] + value);
            }
        }
    }

    private static void Write(Span<byte> space, ref int written, ulong number)
    {
        for (; number >= 0x80; number >>= 7) space[written++] = (byte)(number | 0x80);
        space[written++] = (byte)number;
    }

    private static ulong Read(ReadOnlySpan<byte> encoded, ref int read)
    {
        ulong number = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            if (read == encoded.Length) throw Malformed();
            byte part = encoded[read++];
            if (shift == 63 && part > 1) throw Malformed();
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return part == 0 && shift > 0 ? throw Malformed() : number;
        }

        throw Malformed();
    }

    private static FormatException Malformed() => new("these bytes are not tallies");
}

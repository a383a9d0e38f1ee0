using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MonteCarloRisk.Ptx.Execution;

/// <summary>A device's memory: buffers far apart, so that an access beyond a buffer's end is seen.</summary>
public sealed class PtxMemory
{
    private const int SpaceBits = 40;

    private readonly List<byte[]> buffers = [];

    /// <summary>Adds a buffer with a content, and gives its address.</summary>
    public ulong Add<T>(ReadOnlySpan<T> content)
        where T : unmanaged
    {
        buffers.Add(MemoryMarshal.AsBytes(content).ToArray());
        return (ulong)buffers.Count << SpaceBits;
    }

    /// <summary>The content of a buffer.</summary>
    public Span<T> Content<T>(ulong address)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(buffers[(int)(address >> SpaceBits) - 1].AsSpan());

    /// <summary>A value in memory.</summary>
    public T Load<T>(ulong address)
        where T : unmanaged => MemoryMarshal.Read<T>(Place<T>(address));

    /// <summary>Sets a value in memory.</summary>
    public void Store<T>(ulong address, T value)
        where T : unmanaged => MemoryMarshal.Write(Place<T>(address), in value);

    private Span<byte> Place<T>(ulong address)
        where T : unmanaged
    {
        ulong buffer = address >> SpaceBits;
        ulong offset = address & ((1UL << SpaceBits) - 1);
        ulong size = (ulong)Unsafe.SizeOf<T>();
        if (buffer == 0 || buffer > (ulong)buffers.Count || offset + size > (ulong)buffers[(int)buffer - 1].Length || offset % size != 0)
        {
            throw new InvalidOperationException($"address {address:X} lies in no buffer, or astride two elements");
        }

        return buffers[(int)buffer - 1].AsSpan((int)offset);
    }
}

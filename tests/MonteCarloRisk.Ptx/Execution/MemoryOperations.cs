namespace MonteCarloRisk.Ptx.Execution;

/// <summary>Loads, stores and atomic additions.</summary>
static class MemoryOperations
{
    public static PtxOperation? Of(string[] parts) => parts switch
    {
        ["ld", "param", "b32" or "f32" or "s32" or "u32"] => (thread, o) => thread.Write(o[0], thread.ReadParameter(o[1], sizeof(uint))),
        ["ld", "param", "b64" or "f64" or "s64" or "u64"] => (thread, o) => thread.Write(o[0], thread.ReadParameter(o[1], sizeof(ulong))),
        ["ld", .. var space, var type] when Elements(space) is { } count && Bytes(type) is { } bytes => (thread, o) =>
        {
            ulong address = thread.Read(o[count]);
            for (int i = 0; i < count; i++) thread.Write(o[i], Load(thread.Memory, address + (ulong)(i * bytes), bytes));
        },
        ["st", .. var space, var type] when Elements(space) is { } count && Bytes(type) is { } bytes => (thread, o) =>
        {
            ulong address = thread.Read(o[0]);
            for (int i = 0; i < count; i++) Store(thread.Memory, address + (ulong)(i * bytes), thread.Read(o[i + 1]), bytes);
        },
        ["red", .. var space, "add", "u64"] when IsGlobal(space) => (thread, o) =>
            thread.Memory.Store(thread.Read(o[0]), thread.Memory.Load<ulong>(thread.Read(o[0])) + thread.Read(o[1])),
        _ => null,
    };

    // A space, where one is named, and a vector's length. No space named means any; all buffers are global.
    private static int? Elements(string[] qualifiers) => qualifiers switch
    {
        [.. var space, "v2"] when IsGlobal(space) => 2,
        [.. var space, "v4"] when IsGlobal(space) => 4,
        _ => IsGlobal(qualifiers) ? 1 : null,
    };

    private static bool IsGlobal(string[] space) => space is [] or ["global"] or ["global", "nc"];

    private static int? Bytes(string type) => type switch
    {
        "b32" or "s32" or "u32" or "f32" => sizeof(uint),
        "b64" or "s64" or "u64" or "f64" => sizeof(ulong),
        _ => null,
    };

    private static ulong Load(PtxMemory memory, ulong address, int bytes) =>
        bytes == sizeof(uint) ? memory.Load<uint>(address) : memory.Load<ulong>(address);

    private static void Store(PtxMemory memory, ulong address, ulong bits, int bytes)
    {
        if (bytes == sizeof(uint)) memory.Store(address, (uint)bits);
        else memory.Store(address, bits);
    }
}

namespace MonteCarloRisk.Ptx.Execution;

/// <summary>Copies, comparisons, selections and conversions.</summary>
static class SelectionOperations
{
    public static PtxOperation? Of(string[] parts) => parts switch
    {
        ["mov", "b64"] => Copy64,
        ["mov", var type] => Copy(type),
        ["selp", var type] when Width(type) is 32 or 64 => (thread, o) => thread.Write(o[0], thread.Read(o[3]) != 0 ? thread.Read(o[1]) : thread.Read(o[2])),
        ["setp", var relation, "s32"] => Compare(relation, (thread, operand) => (int)thread.Read32(operand)),
        ["setp", var relation, "s64"] => Compare(relation, (thread, operand) => (long)thread.Read(operand)),
        ["setp", var relation, "u32" or "b32"] => Compare(relation, (thread, operand) => thread.Read32(operand)),
        ["setp", var relation, "u64" or "b64"] => Compare(relation, (thread, operand) => thread.Read(operand)),
        ["set", var relation, "u32", var type] when Of(["setp", relation, type]) is { } compare => Fill(compare),
        ["setp", var relation, "f32"] => CompareReals(relation, (thread, operand) => thread.ReadSingle(operand)),
        ["setp", var relation, "f64"] => CompareReals(relation, (thread, operand) => thread.ReadDouble(operand)),
        _ => Convert(string.Join('.', parts)),
    };

    private static int Width(string type) => type switch
    {
        "b32" or "s32" or "u32" or "f32" => 32,
        "b64" or "s64" or "u64" or "f64" => 64,
        _ => 0,
    };

    private static PtxOperation? Copy(string type) => Width(type) switch
    {
        32 => (thread, o) => thread.Write(o[0], (ulong)thread.Read32(o[1])),
        64 => Copy64,
        _ => type == "pred" ? (thread, o) => thread.Write(o[0], thread.Read(o[1])) : null,
    };

    // With two targets, its low and its high half.
    private static void Copy64(PtxThread thread, Parsing.PtxOperand[] o)
    {
        ulong bits = thread.Read(o[^1]);
        if (o.Length == 2)
        {
            thread.Write(o[0], bits);
            return;
        }

        thread.Write(o[0], (ulong)(uint)bits);
        thread.Write(o[1], bits >> 32);
    }

    // A comparison whose result is a word: all bits set where it holds.
    private static PtxOperation Fill(PtxOperation compare) => (thread, o) =>
    {
        compare(thread, o);
        thread.Write(o[0], thread.Read(o[0]) != 0 ? (ulong)uint.MaxValue : 0UL);
    };

    private static PtxOperation? Compare<T>(string relation, Func<PtxThread, Parsing.PtxOperand, T> read)
        where T : IComparable<T> => relation switch
        {
            "eq" => (thread, o) => thread.Write(o[0], read(thread, o[1]).CompareTo(read(thread, o[2])) == 0),
            "ne" => (thread, o) => thread.Write(o[0], read(thread, o[1]).CompareTo(read(thread, o[2])) != 0),
            "lt" or "lo" => (thread, o) => thread.Write(o[0], read(thread, o[1]).CompareTo(read(thread, o[2])) < 0),
            "le" or "ls" => (thread, o) => thread.Write(o[0], read(thread, o[1]).CompareTo(read(thread, o[2])) <= 0),
            "gt" or "hi" => (thread, o) => thread.Write(o[0], read(thread, o[1]).CompareTo(read(thread, o[2])) > 0),
            "ge" or "hs" => (thread, o) => thread.Write(o[0], read(thread, o[1]).CompareTo(read(thread, o[2])) >= 0),
            _ => null,
        };

    // With a trailing u the comparison also holds where an operand is not a number. Every float is a double.
    private static PtxOperation? CompareReals(string relation, Func<PtxThread, Parsing.PtxOperand, double> read) => relation switch
    {
        "eq" => (thread, o) => thread.Write(o[0], read(thread, o[1]) == read(thread, o[2])),
        "ne" => (thread, o) => thread.Write(o[0], read(thread, o[1]) < read(thread, o[2]) || read(thread, o[1]) > read(thread, o[2])),
        "lt" => (thread, o) => thread.Write(o[0], read(thread, o[1]) < read(thread, o[2])),
        "le" => (thread, o) => thread.Write(o[0], read(thread, o[1]) <= read(thread, o[2])),
        "gt" => (thread, o) => thread.Write(o[0], read(thread, o[1]) > read(thread, o[2])),
        "ge" => (thread, o) => thread.Write(o[0], read(thread, o[1]) >= read(thread, o[2])),
        "equ" => (thread, o) => thread.Write(o[0], !(read(thread, o[1]) < read(thread, o[2]) || read(thread, o[1]) > read(thread, o[2]))),
        "neu" => (thread, o) => thread.Write(o[0], !(read(thread, o[1]) == read(thread, o[2]))),
        "ltu" => (thread, o) => thread.Write(o[0], !(read(thread, o[1]) >= read(thread, o[2]))),
        "leu" => (thread, o) => thread.Write(o[0], !(read(thread, o[1]) > read(thread, o[2]))),
        "gtu" => (thread, o) => thread.Write(o[0], !(read(thread, o[1]) <= read(thread, o[2]))),
        "geu" => (thread, o) => thread.Write(o[0], !(read(thread, o[1]) < read(thread, o[2]))),
        _ => null,
    };

    private static PtxOperation? Convert(string mnemonic) => mnemonic switch
    {
        "cvt.s64.s32" => (thread, o) => thread.Write(o[0], (ulong)(long)(int)thread.Read32(o[1])),
        "cvt.u64.u32" or "cvt.u32.u64" or "cvt.s32.s64" or "cvt.u32.u32" or "cvt.s32.s32" => (thread, o) =>
            thread.Write(o[0], (ulong)thread.Read32(o[1])),
        "cvt.rn.f32.s32" => (thread, o) => thread.Write(o[0], (float)(int)thread.Read32(o[1])),
        "cvt.rn.f64.s32" => (thread, o) => thread.Write(o[0], (double)(int)thread.Read32(o[1])),
        "cvt.rn.f64.u32" => (thread, o) => thread.Write(o[0], (double)thread.Read32(o[1])),
        "cvt.rn.f64.s64" => (thread, o) => thread.Write(o[0], (double)(long)thread.Read(o[1])),
        "cvt.rn.f64.u64" => (thread, o) => thread.Write(o[0], (double)thread.Read(o[1])),
        "cvt.rn.f32.f64" => (thread, o) => thread.Write(o[0], (float)thread.ReadDouble(o[1])),
        "cvt.rzi.s32.f32" => (thread, o) => thread.Write(o[0], (ulong)(uint)(int)thread.ReadSingle(o[1])),
        "cvt.rzi.s32.f64" => (thread, o) => thread.Write(o[0], (ulong)(uint)(int)thread.ReadDouble(o[1])),
        "cvt.f64.f32" => (thread, o) => thread.Write(o[0], (double)thread.ReadSingle(o[1])),
        _ => null,
    };
}

namespace MonteCarloRisk.Ptx.Execution;

/// <summary>Integer arithmetic, logic and shifts. A 32-bit result stands in the low half of its register.</summary>
static class IntegerOperations
{
    public static PtxOperation? Of(string[] parts) => string.Join('.', parts) switch
    {
        "add.s32" or "add.u32" => (thread, o) => thread.Write(o[0], (ulong)(thread.Read32(o[1]) + thread.Read32(o[2]))),
        "add.s64" or "add.u64" => (thread, o) => thread.Write(o[0], thread.Read(o[1]) + thread.Read(o[2])),
        "sub.s32" or "sub.u32" => (thread, o) => thread.Write(o[0], (ulong)(thread.Read32(o[1]) - thread.Read32(o[2]))),
        "sub.s64" or "sub.u64" => (thread, o) => thread.Write(o[0], thread.Read(o[1]) - thread.Read(o[2])),
        "neg.s32" => (thread, o) => thread.Write(o[0], (ulong)(0 - thread.Read32(o[1]))),
        "neg.s64" => (thread, o) => thread.Write(o[0], 0 - thread.Read(o[1])),
        "mul.lo.s32" or "mul.lo.u32" => (thread, o) => thread.Write(o[0], (ulong)(thread.Read32(o[1]) * thread.Read32(o[2]))),
        "mul.lo.s64" or "mul.lo.u64" => (thread, o) => thread.Write(o[0], thread.Read(o[1]) * thread.Read(o[2])),
        "mul.hi.u32" => (thread, o) => thread.Write(o[0], (ulong)thread.Read32(o[1]) * thread.Read32(o[2]) >> 32),
        "mul.wide.u32" => (thread, o) => thread.Write(o[0], (ulong)thread.Read32(o[1]) * thread.Read32(o[2])),
        "mul.wide.s32" => (thread, o) => thread.Write(o[0], (ulong)((long)(int)thread.Read32(o[1]) * (int)thread.Read32(o[2]))),
        "mad.wide.u32" => (thread, o) => thread.Write(o[0], ((ulong)thread.Read32(o[1]) * thread.Read32(o[2])) + thread.Read(o[3])),
        "mad.wide.s32" => (thread, o) => thread.Write(o[0], (ulong)((long)(int)thread.Read32(o[1]) * (int)thread.Read32(o[2])) + thread.Read(o[3])),
        "mad.lo.s32" or "mad.lo.u32" => (thread, o) => thread.Write(o[0], (ulong)((thread.Read32(o[1]) * thread.Read32(o[2])) + thread.Read32(o[3]))),
        "mad.lo.s64" or "mad.lo.u64" => (thread, o) => thread.Write(o[0], (thread.Read(o[1]) * thread.Read(o[2])) + thread.Read(o[3])),
        "div.s32" => (thread, o) => thread.Write(o[0], (ulong)(uint)((int)thread.Read32(o[1]) / (int)thread.Read32(o[2]))),
        "rem.s32" => (thread, o) => thread.Write(o[0], (ulong)(uint)((int)thread.Read32(o[1]) % (int)thread.Read32(o[2]))),
        "and.b32" => (thread, o) => thread.Write(o[0], (ulong)(thread.Read32(o[1]) & thread.Read32(o[2]))),
        "and.b64" or "and.pred" => (thread, o) => thread.Write(o[0], thread.Read(o[1]) & thread.Read(o[2])),
        "or.b32" => (thread, o) => thread.Write(o[0], (ulong)(thread.Read32(o[1]) | thread.Read32(o[2]))),
        "or.b64" or "or.pred" => (thread, o) => thread.Write(o[0], thread.Read(o[1]) | thread.Read(o[2])),
        "xor.b32" => (thread, o) => thread.Write(o[0], (ulong)(thread.Read32(o[1]) ^ thread.Read32(o[2]))),
        "xor.b64" or "xor.pred" => (thread, o) => thread.Write(o[0], thread.Read(o[1]) ^ thread.Read(o[2])),
        "not.b32" => (thread, o) => thread.Write(o[0], (ulong)~thread.Read32(o[1])),
        "not.pred" => (thread, o) => thread.Write(o[0], thread.Read(o[1]) ^ 1UL),
        "lop3.b32" => (thread, o) => thread.Write(o[0], (ulong)Lop3(thread.Read32(o[1]), thread.Read32(o[2]), thread.Read32(o[3]), (int)thread.Read32(o[4]))),

        // A shift by the width or more gives zero, or the sign.
        "shl.b32" => (thread, o) => thread.Write(o[0], thread.Read32(o[2]) > 31 ? 0UL : (ulong)(thread.Read32(o[1]) << (int)thread.Read32(o[2]))),
        "shl.b64" => (thread, o) => thread.Write(o[0], thread.Read32(o[2]) > 63 ? 0UL : thread.Read(o[1]) << (int)thread.Read32(o[2])),
        "shr.u32" => (thread, o) => thread.Write(o[0], thread.Read32(o[2]) > 31 ? 0UL : (ulong)(thread.Read32(o[1]) >> (int)thread.Read32(o[2]))),
        "shr.u64" => (thread, o) => thread.Write(o[0], thread.Read32(o[2]) > 63 ? 0UL : thread.Read(o[1]) >> (int)thread.Read32(o[2])),
        "shr.s32" => (thread, o) => thread.Write(o[0], (ulong)(uint)((int)thread.Read32(o[1]) >> (int)Math.Min(31, thread.Read32(o[2])))),
        "shr.s64" => (thread, o) => thread.Write(o[0], (ulong)((long)thread.Read(o[1]) >> (int)Math.Min(63, thread.Read32(o[2])))),
        _ => null,
    };

    // Each bit of the result is looked up in the table by the bits of the three operands.
    private static uint Lop3(uint a, uint b, uint c, int table)
    {
        uint result = 0;
        for (int row = 0; row < 8; row++)
        {
            if ((table >> row & 1) != 0) result |= ((row & 4) != 0 ? a : ~a) & ((row & 2) != 0 ? b : ~b) & ((row & 1) != 0 ? c : ~c);
        }

        return result;
    }
}

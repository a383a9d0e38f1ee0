namespace MonteCarloRisk.Ptx.Execution;

/// <summary>Arithmetic rounded to nearest even. An operation that states no rounding is not known: the device's compiler could fuse it.</summary>
static class FloatOperations
{
    public static PtxOperation? Of(string[] parts) => string.Join('.', parts) switch
    {
        "add.rn.f32" => (thread, o) => thread.Write(o[0], thread.ReadSingle(o[1]) + thread.ReadSingle(o[2])),
        "sub.rn.f32" => (thread, o) => thread.Write(o[0], thread.ReadSingle(o[1]) - thread.ReadSingle(o[2])),
        "mul.rn.f32" => (thread, o) => thread.Write(o[0], thread.ReadSingle(o[1]) * thread.ReadSingle(o[2])),
        "div.rn.f32" => (thread, o) => thread.Write(o[0], thread.ReadSingle(o[1]) / thread.ReadSingle(o[2])),
        "sqrt.rn.f32" => (thread, o) => thread.Write(o[0], MathF.Sqrt(thread.ReadSingle(o[1]))),
        "fma.rn.f32" => (thread, o) => thread.Write(o[0], MathF.FusedMultiplyAdd(thread.ReadSingle(o[1]), thread.ReadSingle(o[2]), thread.ReadSingle(o[3]))),
        "add.rn.f64" => (thread, o) => thread.Write(o[0], thread.ReadDouble(o[1]) + thread.ReadDouble(o[2])),
        "sub.rn.f64" => (thread, o) => thread.Write(o[0], thread.ReadDouble(o[1]) - thread.ReadDouble(o[2])),
        "mul.rn.f64" => (thread, o) => thread.Write(o[0], thread.ReadDouble(o[1]) * thread.ReadDouble(o[2])),
        "div.rn.f64" => (thread, o) => thread.Write(o[0], thread.ReadDouble(o[1]) / thread.ReadDouble(o[2])),
        "sqrt.rn.f64" => (thread, o) => thread.Write(o[0], Math.Sqrt(thread.ReadDouble(o[1]))),
        "fma.rn.f64" => (thread, o) => thread.Write(o[0], Math.FusedMultiplyAdd(thread.ReadDouble(o[1]), thread.ReadDouble(o[2]), thread.ReadDouble(o[3]))),
        _ => null,
    };
}

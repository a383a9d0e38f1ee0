using ILGPU;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.IR;
using ILGPU.IR.Intrinsics;
using ILGPU.IR.Values;
using MonteCarloRisk.Kernels.Arithmetic;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>
/// Tells the device compilers to emit each operation of <see cref="DeviceArithmetic"/> as one instruction with its rounding stated:
/// in PTX by mnemonic, in OpenCL by a call of a function that <see cref="OpenClSource"/> defines.
/// </summary>
internal static class DeviceIntrinsics
{
    /// <summary>Registers the intrinsics with a context that is being built.</summary>
    public static Context.Builder EnableDeviceArithmetic(this Context.Builder builder)
    {
        IntrinsicImplementationManager manager = builder.GetIntrinsicManager();
        foreach (System.Reflection.MethodInfo method in typeof(DeviceArithmetic).GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static))
        {
            manager.RegisterMethod(method, new PTXIntrinsic(typeof(DeviceIntrinsics), nameof(GeneratePtx), IntrinsicImplementationMode.GenerateCode));
            manager.RegisterMethod(method, new CLIntrinsic(typeof(DeviceIntrinsics), nameof(GenerateOpenCl), IntrinsicImplementationMode.GenerateCode));
        }

        return builder;
    }

    /// <summary>The name of the OpenCL function of an operation on operands of a type.</summary>
    public static string OpenClName(string operation, BasicValueType operands) => $"mcrisk_{operation}_{operands}";

    private static void GeneratePtx(PTXBackend backend, PTXCodeGenerator generator, Value value)
    {
        var call = (MethodCall)value;
        var operands = new List<PTXRegisterAllocator.PrimitiveRegister>();
        for (int i = 0; i < call.Nodes.Length; i++) operands.Add(generator.LoadPrimitive(call[i]));
        var target = generator.AllocateHardware(call);
        string type = call[0].BasicValueType == BasicValueType.Float64 ? ".f64" : ".f32";
        switch (call.Target.Source.Name)
        {
            case nameof(DeviceArithmetic.Add): Emit(generator, "add.rn" + type, target, operands); break;
            case nameof(DeviceArithmetic.Subtract): Emit(generator, "sub.rn" + type, target, operands); break;
            case nameof(DeviceArithmetic.Multiply): Emit(generator, "mul.rn" + type, target, operands); break;
            case nameof(DeviceArithmetic.Divide): Emit(generator, "div.rn" + type, target, operands); break;
            case nameof(DeviceArithmetic.MultiplyAdd): Emit(generator, "fma.rn" + type, target, operands); break;
            case nameof(DeviceArithmetic.Sqrt): Emit(generator, "sqrt.rn" + type, target, operands); break;
            case nameof(DeviceArithmetic.IsLess): Emit(generator, "set.lt.u32" + type, target, operands); break;
            case nameof(DeviceArithmetic.IsLessOrEqual): Emit(generator, "set.le.u32" + type, target, operands); break;
            case nameof(DeviceArithmetic.IsEqual): Emit(generator, "set.eq.u32" + type, target, operands); break;
            case nameof(DeviceArithmetic.SelectLess): EmitSelectLess(generator, type, target, operands); break;
            case nameof(DeviceArithmetic.ExclusiveOr): EmitExclusiveOr(generator, target, operands); break;
            case nameof(DeviceArithmetic.MultiplyWide): Emit(generator, "mul.wide.u32", target, operands); break;
            case nameof(DeviceArithmetic.LowWord): EmitUnpack(generator, operands[0], target, generator.AllocateInt32Register()); break;
            case nameof(DeviceArithmetic.HighWord): EmitUnpack(generator, operands[0], generator.AllocateInt32Register(), target); break;
            default: throw new NotSupportedException($"no PTX instruction is named for {call.Target.Source.Name}");
        }
    }

    private static void Emit(PTXCodeGenerator generator, string mnemonic, PTXRegisterAllocator.HardwareRegister target, IReadOnlyList<PTXRegisterAllocator.PrimitiveRegister> operands)
    {
        using var command = generator.BeginCommand(mnemonic);
        command.AppendArgument(target);
        foreach (var operand in operands) command.AppendArgument(operand);
    }

    // The predicate lives in a scope of its own: the generator hands none out, and a comparison that it makes itself may be turned round.
    private static void EmitSelectLess(PTXCodeGenerator generator, string type, PTXRegisterAllocator.HardwareRegister target, List<PTXRegisterAllocator.PrimitiveRegister> operands)
    {
        const string Predicate = "%less0";
        generator.Builder.AppendLine("\t{");
        generator.Builder.AppendLine($"\t.reg .pred {Predicate};");
        using (var compare = generator.BeginCommand("setp.lt" + type))
        {
            compare.AppendLabel(Predicate);
            compare.AppendArgument(operands[0]);
            compare.AppendArgument(operands[1]);
        }

        using (var select = generator.BeginCommand("selp" + type))
        {
            select.AppendArgument(target);
            select.AppendArgument(operands[2]);
            select.AppendArgument(operands[3]);
            select.AppendLabel(Predicate);
        }

        generator.Builder.AppendLine("\t}");
    }

    private static void EmitExclusiveOr(PTXCodeGenerator generator, PTXRegisterAllocator.HardwareRegister target, List<PTXRegisterAllocator.PrimitiveRegister> operands)
    {
        // The truth table of the instruction: 0xF0 ^ 0xCC ^ 0xAA.
        const ulong Parity = 0x96;
        using var command = generator.BeginCommand("lop3.b32");
        command.AppendArgument(target);
        foreach (var operand in operands) command.AppendArgument(operand);
        command.AppendConstant(Parity);
    }

    private static void EmitUnpack(PTXCodeGenerator generator, PTXRegisterAllocator.PrimitiveRegister value, PTXRegisterAllocator.HardwareRegister low, PTXRegisterAllocator.HardwareRegister high)
    {
        using var command = generator.BeginCommand("mov.b64");
        command.AppendVectorArgument([low, high]);
        command.AppendArgument(value);
    }

    private static void GenerateOpenCl(CLBackend backend, CLCodeGenerator generator, Value value)
    {
        var call = (MethodCall)value;
        var arguments = new List<CLCodeGenerator.Variable>();
        for (int i = 0; i < call.Nodes.Length; i++) arguments.Add(generator.Load(call[i]));
        var target = generator.Allocate(call);
        using var statement = generator.BeginStatement(target);
        statement.AppendCommand(OpenClName(call.Target.Source.Name, call[0].BasicValueType));
        statement.BeginArguments();
        foreach (var argument in arguments) statement.AppendArgument(argument);
        statement.EndArguments();
    }
}

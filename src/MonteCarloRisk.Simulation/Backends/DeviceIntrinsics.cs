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

    /// <summary>The name of an operation's OpenCL function.</summary>
    public static string OpenClName(string operation, bool isDouble) => $"mcrisk_{operation}_{(isDouble ? "f64" : "f32")}";

    private static void GeneratePtx(PTXBackend backend, PTXCodeGenerator generator, Value value)
    {
        var call = (MethodCall)value;
        string mnemonic = Mnemonic(call.Target.Source.Name) + Suffix(call);
        var arguments = new List<PTXRegisterAllocator.PrimitiveRegister>();
        for (int i = 0; i < call.Nodes.Length; i++) arguments.Add(generator.LoadPrimitive(call[i]));
        var target = generator.AllocateHardware(call);
        using var command = generator.BeginCommand(mnemonic);
        command.AppendArgument(target);
        foreach (var argument in arguments) command.AppendArgument(argument);
    }

    private static void GenerateOpenCl(CLBackend backend, CLCodeGenerator generator, Value value)
    {
        var call = (MethodCall)value;
        var arguments = new List<CLCodeGenerator.Variable>();
        for (int i = 0; i < call.Nodes.Length; i++) arguments.Add(generator.Load(call[i]));
        var target = generator.Allocate(call);
        using var statement = generator.BeginStatement(target);
        statement.AppendCommand(OpenClName(call.Target.Source.Name, IsDouble(call)));
        statement.BeginArguments();
        foreach (var argument in arguments) statement.AppendArgument(argument);
        statement.EndArguments();
    }

    private static string Mnemonic(string operation) => operation switch
    {
        nameof(DeviceArithmetic.Add) => "add.rn",
        nameof(DeviceArithmetic.Subtract) => "sub.rn",
        nameof(DeviceArithmetic.Multiply) => "mul.rn",
        nameof(DeviceArithmetic.Divide) => "div.rn",
        nameof(DeviceArithmetic.MultiplyAdd) => "fma.rn",
        nameof(DeviceArithmetic.Sqrt) => "sqrt.rn",
        nameof(DeviceArithmetic.MultiplyHigh) => "mul.hi",
        _ => throw new NotSupportedException($"no PTX instruction is named for {operation}"),
    };

    private static string Suffix(MethodCall call) =>
        call.Target.Source.Name == nameof(DeviceArithmetic.MultiplyHigh) ? ".u32" : IsDouble(call) ? ".f64" : ".f32";

    private static bool IsDouble(MethodCall call) => call.BasicValueType == BasicValueType.Float64;
}

using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using ILGPU;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.OpenCL;
using MonteCarloRisk.Kernels.Arithmetic;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>Rewrites the OpenCL source that ILGPU generates, so that it rounds as stated and compiles where generic pointers are missing.</summary>
internal static partial class OpenClSource
{
    // Single division and square root need not be correctly rounded in OpenCL; those of double precision must be, and rounding
    // a double result to single gives the correctly rounded single one, since 53 >= 2 * 24 + 2.
    private static readonly string Preamble = BuildPreamble();

    /// <summary>The kernel with its source rewritten.</summary>
    /// <param name="context">The context of the kernel.</param>
    /// <param name="kernel">The kernel as ILGPU compiled it.</param>
    /// <param name="hasGenericAddressSpace">Whether the device knows generic pointers; where not, every pointer is a global one.</param>
    public static CLCompiledKernel Rewrite(Context context, CLCompiledKernel kernel, bool hasGenericAddressSpace)
    {
        string source = hasGenericAddressSpace ? kernel.Source : WithGlobalPointers(kernel.Source);
        // The entry point is internal to ILGPU 1.5.3, and there is no other way to replace a kernel's source.
        var entryPoint = (SeparateViewEntryPoint)typeof(CompiledKernel)
            .GetProperty("EntryPoint", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!
            .GetValue(kernel)!;
        return new CLCompiledKernel(context, entryPoint, kernel.Info, Preamble + source, kernel.CVersion);
    }

    // All buffers of the entry points are global, and inlining leaves no pointer to anything else.
    private static string WithGlobalPointers(string source) =>
        AtomicPointer().Replace(source.Replace("__generic ", "__global ", StringComparison.Ordinal), "(__global $1)");

    [GeneratedRegex(@"\(((?:volatile )?atomic_\w+\s*\*)\)")]
    private static partial Regex AtomicPointer();

    private static string BuildPreamble()
    {
        var text = new StringBuilder();
        text.Append("#pragma OPENCL FP_CONTRACT OFF\n#pragma OPENCL EXTENSION cl_khr_fp64 : enable\n");
        void Define(string result, string operation, BasicValueType operands, string parameters, string body) =>
            text.Append($"static inline {result} {DeviceIntrinsics.OpenClName(operation, operands)}({parameters}) {{ return {body}; }}\n");

        foreach (bool isDouble in new[] { false, true })
        {
            string type = isDouble ? "double" : "float";
            BasicValueType operands = isDouble ? BasicValueType.Float64 : BasicValueType.Float32;
            string two = $"{type} a, {type} b";
            Define(type, nameof(DeviceArithmetic.Add), operands, two, "a + b");
            Define(type, nameof(DeviceArithmetic.Subtract), operands, two, "a - b");
            Define(type, nameof(DeviceArithmetic.Multiply), operands, two, "a * b");
            Define(type, nameof(DeviceArithmetic.Divide), operands, two, isDouble ? "a / b" : "(float)((double)a / (double)b)");
            Define(type, nameof(DeviceArithmetic.MultiplyAdd), operands, $"{two}, {type} c", "fma(a, b, c)");
            Define(type, nameof(DeviceArithmetic.Sqrt), operands, $"{type} a", isDouble ? "sqrt(a)" : "(float)sqrt((double)a)");
            Define(type, nameof(DeviceArithmetic.SelectLess), operands, $"{two}, {type} c, {type} d", "a < b ? c : d");
            Define("int", nameof(DeviceArithmetic.IsLess), operands, two, "-(a < b)");
            Define("int", nameof(DeviceArithmetic.IsLessOrEqual), operands, two, "-(a <= b)");
            Define("int", nameof(DeviceArithmetic.IsEqual), operands, two, "-(a == b)");
        }

        Define("uint", nameof(DeviceArithmetic.ExclusiveOr), BasicValueType.Int32, "uint a, uint b, uint c", "a ^ b ^ c");
        Define("ulong", nameof(DeviceArithmetic.MultiplyWide), BasicValueType.Int32, "uint a, uint b", "(ulong)a * b");
        Define("uint", nameof(DeviceArithmetic.HighWord), BasicValueType.Int64, "ulong a", "(uint)(a >> 32)");
        Define("uint", nameof(DeviceArithmetic.LowWord), BasicValueType.Int64, "ulong a", "(uint)a");
        return text.ToString();
    }
}

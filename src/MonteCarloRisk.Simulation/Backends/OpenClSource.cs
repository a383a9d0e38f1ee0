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
        foreach (bool isDouble in new[] { false, true })
        {
            string type = isDouble ? "double" : "float";
            string Define(string operation, string parameters, string body) =>
                $"static inline {type} {DeviceIntrinsics.OpenClName(operation, isDouble)}({parameters}) {{ return {body}; }}\n";
            string two = $"{type} a, {type} b";
            text.Append(Define(nameof(DeviceArithmetic.Add), two, "a + b"));
            text.Append(Define(nameof(DeviceArithmetic.Subtract), two, "a - b"));
            text.Append(Define(nameof(DeviceArithmetic.Multiply), two, "a * b"));
            text.Append(Define(nameof(DeviceArithmetic.Divide), two, isDouble ? "a / b" : "(float)((double)a / (double)b)"));
            text.Append(Define(nameof(DeviceArithmetic.MultiplyAdd), $"{type} a, {type} b, {type} c", "fma(a, b, c)"));
            text.Append(Define(nameof(DeviceArithmetic.Sqrt), $"{type} a", isDouble ? "sqrt(a)" : "(float)sqrt((double)a)"));
        }

        text.Append($"static inline uint {DeviceIntrinsics.OpenClName(nameof(DeviceArithmetic.MultiplyHigh), false)}(uint a, uint b) {{ return mul_hi(a, b); }}\n");
        return text.ToString();
    }
}

using System.Reflection;
using ILGPU;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>ILGPU contexts as this project needs them.</summary>
internal static class DeviceContext
{
    /// <summary>A context with the arithmetic intrinsics, everything inlined (which keeps the code free of generic pointers), optimized at O1.</summary>
    /// <remarks>O2 is known to miscompile switches; the accurate math mode is the default one.</remarks>
    public static Context Create(Func<Context.Builder, Context.Builder> addDevices) =>
        Context.Create(builder => addDevices(builder)
            .EnableDeviceArithmetic()
            .Math(MathMode.Default)
            .Inlining(InliningMode.Aggressive)
            .Optimize(OptimizationLevel.O1));

    /// <summary>The entry point of a program.</summary>
    public static MethodInfo EntryPoint<TProgram>(Precision precision)
        where TProgram : unmanaged, IPathProgram
    {
        string name = precision == Precision.Single ? nameof(EntryPoints.RunSingle) : nameof(EntryPoints.RunDouble);
        return typeof(EntryPoints).GetMethod(name)!.MakeGenericMethod(typeof(TProgram));
    }
}

using System.Reflection;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>The PTX of a program, generated without a GPU: for tests and instruction counts.</summary>
public static class PtxSource
{
    /// <summary>Compiles a program's entry point to PTX.</summary>
    public static string Generate<TProgram>(Precision precision)
        where TProgram : unmanaged, IPathProgram => Generate(DeviceContext.EntryPoint<TProgram>(precision));

    /// <summary>Compiles an entry point, whose first parameter is the index of its thread, to PTX.</summary>
    public static string Generate(MethodInfo entryPoint)
    {
        using Context context = DeviceContext.Create(builder => builder.CPU());
        using var backend = new PTXBackend(context, CudaArchitecture.SM_80, CudaInstructionSet.ISA_80, null!);
        var kernel = (PTXCompiledKernel)backend.Compile(EntryPointDescription.FromImplicitlyGroupedKernel(entryPoint), default);
        return kernel.PTXAssembly;
    }
}

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
        where TProgram : unmanaged, IPathProgram
    {
        using Context context = DeviceContext.Create(builder => builder.CPU());
        using var backend = new PTXBackend(context, CudaArchitecture.SM_80, CudaInstructionSet.ISA_80, null!);
        EntryPointDescription entryPoint = EntryPointDescription.FromImplicitlyGroupedKernel(DeviceContext.EntryPoint<TProgram>(precision));
        var kernel = (PTXCompiledKernel)backend.Compile(entryPoint, default);
        return kernel.PTXAssembly;
    }
}

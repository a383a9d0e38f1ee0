using ILGPU.Runtime;

namespace MonteCarloRisk.Architecture.Violations;

/// <summary>Touches an accelerator from outside the simulation.</summary>
static class AcceleratorUse
{
    public static int Threads(Accelerator accelerator) => accelerator.MaxNumThreads;
}

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>The CPU: always there, on as many threads as asked for.</summary>
public sealed class CpuBackend : IBackend
{
    private readonly LaneWidth width;

    /// <summary>Names the lane width and the number of threads.</summary>
    /// <exception cref="InputException">The machine does not accelerate the width, or there is no thread.</exception>
    public CpuBackend(LaneWidth width, int threads)
    {
        if (!IsAccelerated(width)) throw new InputException("backend", $"this machine does not accelerate {width}");
        if (threads < 1) throw new InputException("threads", $"{threads} is not allowed; one or more is");
        this.width = width;
        Concurrency = threads;
    }

    /// <summary>The widest lane that this machine accelerates.</summary>
    public static LaneWidth WidestAccelerated =>
        IsAccelerated(LaneWidth.Vector512) ? LaneWidth.Vector512 : IsAccelerated(LaneWidth.Vector256) ? LaneWidth.Vector256 : LaneWidth.Scalar;

    /// <inheritdoc/>
    public string Name => NameOf(width);

    /// <inheritdoc/>
    public string Driver => RuntimeInformation.FrameworkDescription;

    /// <inheritdoc/>
    public int Concurrency { get; }

    /// <summary>Whether a backend of that name is the CPU, on this machine or another.</summary>
    public static bool IsName(string name) => Enum.GetValues<LaneWidth>().Any(width => NameOf(width) == name);

    /// <summary>Every thread of this machine on its widest lane.</summary>
    public static CpuBackend Widest() => new(WidestAccelerated, Environment.ProcessorCount);

    /// <summary>Whether this machine accelerates a width.</summary>
    public static bool IsAccelerated(LaneWidth width) => width switch
    {
        LaneWidth.Vector512 => Vector512.IsHardwareAccelerated && Avx512F.IsSupported && Avx512DQ.IsSupported,
        LaneWidth.Vector256 => Vector256.IsHardwareAccelerated && Avx2.IsSupported && Fma.IsSupported,
        _ => true,
    };

    /// <inheritdoc/>
    public IBlockRunner Prepare<TProgram>(SimulationPlan<TProgram> plan)
        where TProgram : unmanaged, IPathProgram => (plan.Settings.Precision, width) switch
        {
            (Precision.Single, LaneWidth.Vector512) => new SingleCpuBlockRunner<TProgram, Single16, SingleMask16, SingleWord16>(plan),
            (Precision.Single, LaneWidth.Vector256) => new SingleCpuBlockRunner<TProgram, Single8, SingleMask8, SingleWord8>(plan),
            (Precision.Single, _) => new SingleCpuBlockRunner<TProgram, Single1, Mask1, Word1>(plan),
            (_, LaneWidth.Vector512) => new DoubleCpuBlockRunner<TProgram, Double8, DoubleMask8, DoubleWord8>(plan),
            (_, LaneWidth.Vector256) => new DoubleCpuBlockRunner<TProgram, Double4, DoubleMask4, DoubleWord4>(plan),
            _ => new DoubleCpuBlockRunner<TProgram, Double1, Mask1, Word1>(plan),
        };

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static string NameOf(LaneWidth width) => width == LaneWidth.Scalar ? "cpu (scalar)" : $"cpu ({width})";
}

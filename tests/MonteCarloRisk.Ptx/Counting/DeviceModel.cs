using MonteCarloRisk.Ptx.Parsing;

namespace MonteCarloRisk.Ptx.Counting;

/// <summary>
/// The least time of a step on a device that issues one instruction a clock and scheduler and hides every latency: the slowest of its
/// pipes. Modelled, not measured.
/// </summary>
/// <param name="Multiprocessors">Number of multiprocessors.</param>
/// <param name="ClockRate">Clocks a second.</param>
/// <param name="IssueLanes">Lanes issued a clock on a multiprocessor.</param>
/// <param name="IntegerLanes">Lanes of integer arithmetic.</param>
/// <param name="DoubleLanes">Lanes of double precision.</param>
/// <param name="MemoryLanes">Lanes of loads, stores and atomic additions.</param>
public sealed record DeviceModel(int Multiprocessors, double ClockRate, double IssueLanes, double IntegerLanes, double DoubleLanes, double MemoryLanes)
{
    /// <summary>An H100 SXM by its data sheet and the CUDA programming guide's table of throughputs for compute capability 9.0, at 1.755 GHz.</summary>
    public static DeviceModel H100 { get; } = new(132, 1.755e9, IssueLanes: 128, IntegerLanes: 64, DoubleLanes: 64, MemoryLanes: 32);

    /// <summary>Least time of a step of one path, in picoseconds.</summary>
    public double Picoseconds(StepCount step)
    {
        double Of(params ReadOnlySpan<PtxInstructionClass> kinds)
        {
            double sum = 0;
            foreach (PtxInstructionClass kind in kinds) sum += step.ByClass[kind];
            return sum;
        }

        double clocks = Math.Max(
            Math.Max(step.Issued / IssueLanes, Of(PtxInstructionClass.Integer) / IntegerLanes),
            Math.Max(Of(PtxInstructionClass.Double) / DoubleLanes, Of(PtxInstructionClass.Load, PtxInstructionClass.Store, PtxInstructionClass.Atomic) / MemoryLanes));
        return clocks / Multiprocessors / ClockRate * 1e12;
    }
}

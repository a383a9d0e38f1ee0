using System.Buffers;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Simulation.Execution;

/// <summary>
/// Recomputes the last recorded blocks of each accelerator on the CPU before a run is gone on with: the part before may have ended after the
/// device went wrong and before that was recorded.
/// </summary>
internal sealed class ResumeCheck(SimulationPlan plan, BackendPool pool)
{
    private const int Blocks = 4;

    /// <summary>What cannot be trusted in the record, in words; null where nothing was found. The device is quarantined.</summary>
    public string? Fault(IRunRecord record, CancellationToken cancellation)
    {
        string[] accelerators = [.. record.Devices.Where(device => !CpuBackend.IsName(device))];
        if (accelerators.Length == 0) return null;
        using var cpu = new CpuBackend(CpuBackend.WidestAccelerated, threads: 1);
        using IBlockRunner runner = plan.PrepareOn(cpu);
        long[] tallies = new long[plan.Tallies];
        var scratch = new ArrayBufferWriter<byte>();
        foreach (string device in accelerators)
        {
            foreach (BlockRecord block in record.LastBlocks(device, Blocks))
            {
                runner.Run(plan.Block(block.Index), tallies, cancellation);
                using BlockResult result = BlockResult.Of(tallies, plan.ExactSums, scratch);
                if (result.Hash.AsSpan().SequenceEqual(block.Hash.Span)) continue;
                string fault = $"block {block.Index} that {device} computed in an earlier part of this run differs from the CPU's";
                foreach (IBackend accelerator in pool.Accelerators.Where(accelerator => accelerator.Name == device)) pool.Quarantine(accelerator, fault);
                return fault;
            }
        }

        return null;
    }
}

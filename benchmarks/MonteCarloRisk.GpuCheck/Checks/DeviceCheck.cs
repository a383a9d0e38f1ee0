using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.GpuCheck.Floors;
using MonteCarloRisk.GpuCheck.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Testing;
using MonteCarloRisk.Workloads;

namespace MonteCarloRisk.GpuCheck.Checks;

/// <summary>Compares one device with the wide CPU, and times its kernels.</summary>
/// <param name="device">The device.</param>
/// <param name="reference">The wide CPU.</param>
/// <param name="comparedPaths">Paths on which bits are compared.</param>
/// <param name="timedPaths">Paths whose blocks are timed.</param>
sealed class DeviceCheck(AcceleratorBackend device, IBackend reference, long comparedPaths, long timedPaths)
{
    private const ulong Seed = 42;
    private const int Repetitions = 5;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Repetition = TimeSpan.FromMilliseconds(200);

    private static readonly Precision[] Precisions = [Precision.Single, Precision.Double];

    /// <summary>The sample plans of the tests, then every timed program; each in both precisions.</summary>
    public IEnumerable<CheckRow> Rows()
    {
        foreach (string name in SamplePlan.Names)
        {
            foreach (Precision precision in Precisions)
            {
                SamplePlan plan = SamplePlan.Create(name, precision, comparedPaths);
                yield return new CheckRow($"sample {name}", precision, null, Compare(plan.Run), null);
            }
        }

        foreach (TimedProgram program in TimedPrograms.All)
        {
            foreach (Precision precision in Precisions)
            {
                BitComparison bits = Compare(backend => program.Run(backend, new SimulationSettings(comparedPaths, Seed, precision)));
                yield return new CheckRow(program.Name, precision, program.Assets, bits, bits.Failure is null ? Time(program, precision) : null);
            }
        }
    }

    // Whatever goes wrong on a device is a finding; the other programs are still checked.
    private BitComparison Compare(Func<IBackend, SimulationResult> run)
    {
        string expected = run(reference).Fingerprint;
        try
        {
            return new BitComparison(run(device).Fingerprint == expected, null);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return new BitComparison(false, failure.Message.ReplaceLineEndings(" "));
        }
    }

    private KernelTiming Time(TimedProgram program, Precision precision)
    {
        using PreparedBlocks blocks = program.Prepare(device, new SimulationSettings(timedPaths, Seed, precision));
        blocks.RunFor(WarmUp);
        double[] times = [.. Enumerable.Range(0, Repetitions).Select(_ => blocks.RunFor(Repetition).NanosecondsPerPath / program.FactorSteps).Order()];
        double instructions = program.InstructionsPerFactorStep(precision);
        return new KernelTiming(times[Repetitions / 2], instructions, instructions / IssueRate.PerNanosecond(device));
    }
}

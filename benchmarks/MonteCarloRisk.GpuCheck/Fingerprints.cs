using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.GpuCheck;

/// <summary>The file of fingerprints that the tests pin.</summary>
static class Fingerprints
{
    private const int Threads = 2;

    public static void Write(TextWriter output)
    {
        output.Write("# SHA-256 of plan and result by plan and precision, from the scalar reference; see FingerprintTests.\n");
        using var reference = new CpuBackend(LaneWidth.Scalar, Threads);
        foreach (string name in SamplePlan.Names)
        {
            foreach (Precision precision in new[] { Precision.Single, Precision.Double })
            {
                output.Write($"{name} {precision}: {SamplePlan.Create(name, precision, SamplePlan.Paths).Run(reference).Fingerprint}\n");
            }
        }
    }
}

using System.Diagnostics;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Peers.Results;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Workloads;

namespace MonteCarloRisk.Peers.Engines;

/// <summary>This engine on the widest lane of one thread.</summary>
static class OurEngine
{
    private const int Repetitions = 6;
    private const ulong Seed = 42;
    private const double Level = .95;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(500);

    public static IEnumerable<Measurement> Measure()
    {
        foreach (Precision precision in new[] { Precision.Single, Precision.Double })
        {
            var settings = new SimulationSettings(PeerWork.Paths, Seed, precision);
            foreach (int assets in PeerWork.FirstPassageAssets)
            {
                yield return Measure(PeerWork.FirstPassage, assets, FirstPassageWork.Plan(assets, settings), result => SimulationEstimate.Probability(result, 0, Level, ""));
            }

            foreach (int assets in PeerWork.EuropeanCallAssets)
            {
                yield return Measure(PeerWork.EuropeanCall, assets, EuropeanCallWork.Plan(assets, settings), result => SimulationEstimate.Mean(result, 0, Level, ""));
            }
        }
    }

    // The least of the repetitions: a run is milliseconds, and what interrupts it is no part of it. The peers' runs are long enough to be read once.
    private static Measurement Measure(string work, int assets, SimulationPlan plan, Func<SimulationResult, SimulationEstimate> estimate)
    {
        using var backend = new CpuBackend(CpuBackend.WidestAccelerated, threads: 1);
        using PreparedBlocks blocks = PreparedBlocks.Of(backend, plan);
        blocks.RunFor(WarmUp);
        double least = double.PositiveInfinity;
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            long start = Stopwatch.GetTimestamp();
            blocks.Run();
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        Estimate found = estimate(new SimulationRunner(backend).Run(plan)).Estimate;
        double factorSteps = (double)plan.Settings.Paths * assets * FirstPassageWork.Steps;
        return new Measurement(Measurement.Ours, work, assets, plan.Settings.Precision.ToString(), plan.Settings.Paths, least / factorSteps, found.Value, found.StandardError);
    }
}

using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Tests.Backends;

/// <summary>The first block of a plan on a runner made beforehand, to be run again and again.</summary>
internal sealed class PreparedBlock(SimulationPlan plan, IBackend backend) : IDisposable
{
    private readonly IBlockRunner runner = plan.PrepareOn(backend);
    private readonly PathBlock block = plan.Block(0);
    private readonly long[] tallies = new long[plan.Tallies];

    public void Run() => runner.Run(block, tallies, CancellationToken.None);

    public void Dispose() => runner.Dispose();
}

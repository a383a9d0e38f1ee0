using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Simulation.Tests.Backends;

public sealed class BlockAllocationTests
{
    public static TheoryData<string, Precision> Cases => FingerprintTests.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_block_on_the_CPU_allocates_nothing(string name, Precision precision)
    {
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>().Where(CpuBackend.IsAccelerated))
        {
            using var backend = new CpuBackend(width, 1);
            using var block = new PreparedBlock(SamplePlan.Create(name, precision, SamplePlan.FewPaths).Plan, backend);
            block.Run();
            long before = GC.GetAllocatedBytesForCurrentThread();
            block.Run();
            Assert.Equal((width, 0), (width, GC.GetAllocatedBytesForCurrentThread() - before));
        }
    }
}

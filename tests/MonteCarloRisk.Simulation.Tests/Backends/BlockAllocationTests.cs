using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Simulation.Tests.Backends;

public sealed class BlockAllocationTests
{
    private const int Repetitions = 3;

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

            // The runtime itself may allocate on the thread once, such as when a method is compiled again; a block that allocates does so each time.
            Assert.Equal((width, 0), (width, Enumerable.Range(0, Repetitions).Min(_ => Allocated(block))));
        }
    }

    private static long Allocated(PreparedBlock block)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        block.Run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

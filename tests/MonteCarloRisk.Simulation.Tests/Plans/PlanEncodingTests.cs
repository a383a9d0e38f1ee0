using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Simulation.Tests.Plans;

public sealed class PlanEncodingTests
{
    private const int DenselyCut = 4096;
    private const int CutStride = 251;

    public static TheoryData<string> Names => [.. SamplePlan.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_plan_that_is_read_again_gives_the_same_bits(string name)
    {
        SimulationPlan plan = SamplePlan.Create(name, Precision.Double, SamplePlan.FewPaths).Plan;
        SimulationPlan read = SimulationPlan.Decode(plan.Encoded.Span);
        Assert.Equal((plan.Hash, plan.Tracked, plan.Settings), (read.Hash, read.Tracked, read.Settings));
        using CpuBackend backend = CpuBackend.Widest();
        Assert.Equal(new SimulationRunner(backend).Run(plan).Fingerprint, new SimulationRunner(backend).Run(read).Fingerprint);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bytes_that_are_cut_short_are_refused(string name)
    {
        byte[] encoded = SamplePlan.Create(name, Precision.Single, SamplePlan.FewPaths).Plan.Encoded.ToArray();

        // Each length near the beginning and the end; within long tables of scores some, at every byte of an entry.
        for (int length = 0; length < encoded.Length; length += length < DenselyCut || length >= encoded.Length - DenselyCut ? 1 : CutStride)
        {
            Assert.Throws<FormatException>(() => SimulationPlan.Decode(encoded.AsSpan(0, length)));
        }

        Assert.Throws<FormatException>(() => SimulationPlan.Decode([.. encoded, 0]));
    }

    [Fact]
    public void Every_program_of_a_sample_plan_is_known() =>
        Assert.Equal(PathPrograms.Names.Order(), SamplePlan.Names.Select(name => SamplePlan.Create(name, Precision.Single, 1).Plan.Name).Distinct().Order());

    [Fact]
    public void The_number_of_paths_changes_the_hash_and_the_stopping_rule_does_not()
    {
        SimulationPlan plan = SamplePlan.Create("basket 1", Precision.Single, 1000).Plan;
        Assert.NotEqual(plan.Hash, plan.WithPaths(1001).Hash);
        Assert.Equal(plan.Hash, plan.WithPaths(1001).WithPaths(1000).Hash);
    }
}

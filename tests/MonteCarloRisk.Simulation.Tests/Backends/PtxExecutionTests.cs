using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Arithmetic;
using MonteCarloRisk.Ptx.Counting;
using MonteCarloRisk.Ptx.Execution;
using MonteCarloRisk.Ptx.Parsing;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Simulation.Tests.Backends;

/// <summary>The code that CUDA devices run, executed on the host instruction by instruction.</summary>
public sealed class PtxExecutionTests
{
    private const int Paths = 333;

    public static TheoryData<string, Precision> Cases => FingerprintTests.CompiledCases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gives_the_tallies_of_the_processor(string name, Precision precision)
    {
        SamplePlan plan = SamplePlan.Create(name, precision, Paths);
        using var processor = new CpuBackend(LaneWidth.Scalar, 1);
        using IBlockRunner runner = plan.Plan.PrepareOn(processor);
        long[] expected = plan.Run(runner, 0);
        Assert.Equal(expected, PtxPlan.Run(plan.Plan, plan.Plan.Block(0), copyBits: 0).Tallies);
        Assert.Equal(expected, PtxPlan.Run(plan.Plan, plan.Plan.Block(0), copyBits: 3).Tallies);
    }

    [Fact]
    public void The_probe_of_the_arithmetic_finds_no_fault()
    {
        ArithmeticTrial[] trials = [.. ArithmeticProbe.Trials()];
        var memory = new PtxMemory();
        ulong outcomes = memory.Add<ArithmeticOutcome>(new ArithmeticOutcome[trials.Length]);
        new PtxLaunch(PtxEntryPoint.Of(typeof(ArithmeticOutcome).GetMethod(nameof(ArithmeticOutcome.Run))!).Kernel, memory)
            .With(trials.Length)
            .WithView(memory.Add<ArithmeticTrial>(trials), trials.Length)
            .WithView(outcomes, trials.Length)
            .Run(trials.Length);
        Assert.All(trials.Zip(memory.Content<ArithmeticOutcome>(outcomes).ToArray(), ArithmeticProbe.Fault), Assert.Null);
    }

    [Theory]
    [InlineData("ex2.approx.f32 %f1, %f2;")]
    [InlineData("mul.f32 %f1, %f2, %f3;")]
    [InlineData("bar.sync 0;")]
    [InlineData("ld.b32 %r1, [_n];")]
    public void An_instruction_that_is_not_known_is_named(string instruction)
    {
        NotSupportedException fault = Assert.Throws<NotSupportedException>(() => PtxParser.Parse($".visible .entry Kernel(\n.param .b32 _n\n)\n{{\n    {instruction}\n    ret;\n}}\n"));
        Assert.Contains(instruction.Split(' ')[0], fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shl.b32 %r1, %r2, 32", 1, 0, 0)]
    [InlineData("shr.s32 %r1, %r2, 40", 0x80000000, 0, 0xFFFFFFFF)]
    [InlineData("mul.hi.u32 %r1, %r2, %r3", 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFE)]
    [InlineData("mad.lo.s32 %r1, %r2, %r3, -1", 7, 6, 41)]
    [InlineData("div.s32 %r1, %r2, %r3", 0xFFFFFFF9, 3, 0xFFFFFFFE)]
    [InlineData("rem.s32 %r1, %r2, %r3", 0xFFFFFFF9, 3, 0xFFFFFFFF)]
    [InlineData("mul.rn.f32 %r1, %r2, %r3", 0x00000003, 0x3F000000, 0x00000002)]
    [InlineData("fma.rn.f32 %r1, %r2, %r3, 0fBF800000", 0x3F800800, 0x3F800800, 0x3A000400)]
    [InlineData("div.rn.f32 %r1, %r2, %r3", 0x3F800000, 0x40400000, 0x3EAAAAAB)]
    public void An_instruction_gives_what_the_manual_states(string instruction, uint first, uint second, uint expected)
    {
        var memory = new PtxMemory();
        ulong words = memory.Add<uint>(new[] { first, second, 0U });
        string text = $$"""
            .visible .entry Kernel(
                .param .align 8 .b8 _words[16]
            )
            {
                ld.param.b64 %rd1, [_words];
                ld.b32 %r2, [%rd1];
                ld.b32 %r3, [%rd1+4];
                {{instruction}};
                st.b32 [%rd1+8], %r1;
                ret;
            }
            """;
        new PtxLaunch(PtxParser.Parse(text), memory).WithView(words, 3).Run(1);
        Assert.Equal(expected, memory.Content<uint>(words)[2]);
    }

    [Fact]
    public void An_access_beyond_a_buffer_is_an_error()
    {
        var memory = new PtxMemory();
        string text = """
            .visible .entry Kernel(
                .param .align 8 .b8 _words[16]
            )
            {
                ld.param.b64 %rd1, [_words];
                ld.b32 %r2, [%rd1+4];
                ret;
            }
            """;
        Assert.Throws<InvalidOperationException>(() => new PtxLaunch(PtxParser.Parse(text), memory).WithView(memory.Add<uint>(new uint[1]), 1).Run(1));
    }
}

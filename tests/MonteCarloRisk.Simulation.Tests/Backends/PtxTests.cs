using System.Text.RegularExpressions;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.RandomNumbers;
using MonteCarloRisk.Ptx.Parsing;

namespace MonteCarloRisk.Simulation.Tests.Backends;

/// <summary>The PTX of every entry point leaves the GPU's compiler nothing to choose. It is generated without a GPU.</summary>
public sealed partial class PtxTests
{
    // Of a program whose paths may have weights, the one with weights; of two processes, since what a weight is made of is the same for all.
    private const string Weighted = "weighted ";

    public static TheoryData<string, string, Precision> EntryPoints
    {
        get
        {
            var entryPoints = new TheoryData<string, string, Precision>();
            foreach (Type program in typeof(IPathProgram).Assembly.GetTypes().Where(type => type.IsValueType && type.GetInterfaces().Contains(typeof(IPathProgram))))
            {
                foreach (string process in Processes.Keys)
                {
                    foreach (string name in program.GetGenericArguments().Length > 1 && process is "Brownian" or "history" ? (string[])[program.Name, Weighted + program.Name] : [program.Name])
                    {
                        entryPoints.Add(name, process, Precision.Single);
                        entryPoints.Add(name, process, Precision.Double);
                    }
                }
            }

            return entryPoints;
        }
    }

    [Theory]
    [MemberData(nameof(EntryPoints))]
    public void States_the_rounding_of_every_operation_and_orders_every_comparison(string program, string process, Precision precision) => Assert.Empty(Faults(Generate(program, process, precision)));

    [Theory]
    [InlineData("    mul.f32     %f3, %f1, %f2;")]
    [InlineData("    add.f64     %fd3, %fd1, %fd2;")]
    [InlineData("    sub.ftz.f32 %f3, %f1, %f2;")]
    [InlineData("    ex2.approx.f32 %f3, %f1;")]
    [InlineData("    mad.f32     %f3, %f1, %f2, %f4;")]
    [InlineData(".extern .func (.param .b32 r) FusedMultiplyAdd(")]
    [InlineData("    div.full.f32 %f3, %f1, %f2;")]
    [InlineData("    setp.gtu.f32 %p1, %f1, 0f3F800000;")]
    [InlineData("    setp.neu.f64 %p1, %fd1, %fd2;")]
    [InlineData("    set.leu.u32.f32 %r1, %f1, %f2;")]
    public void A_line_that_leaves_a_choice_is_found(string line) => Assert.NotEmpty(Faults(line));

    private static List<string> Faults(string ptx) => [.. ptx.Split('\n').Where(line => Choice().IsMatch(line))];

    [GeneratedRegex(@"\b(mul|add|sub|mad|div|sqrt|rcp|fma)(\.(ftz|sat|full|approx))*\.f(32|64)\b|\bsetp?\.\w\wu\.(u32\.)?f(32|64)\b|\.approx\b|\.ftz\b|\.extern\s+\.func")]
    private static partial Regex Choice();

    private static Dictionary<string, Type> Processes { get; } = new()
    {
        ["Brownian"] = typeof(GeometricBrownianMotion<PhiloxNormals>),
        ["Student"] = typeof(SteppedProcess<PhiloxNormals, StudentReturn<PhiloxNormals>>),
        ["regimes"] = typeof(RegimeSwitching<PhiloxNormals>),
        ["history"] = typeof(FilteredHistory<PhiloxNormals>),
        ["GARCH"] = typeof(SteppedProcess<PhiloxNormals, GarchReturn<NormalReturn>>),
        ["Gaussian copula"] = typeof(SteppedProcess<PhiloxNormals, GaussianCopulaReturn>),
        ["Student copula"] = typeof(SteppedProcess<PhiloxNormals, StudentCopulaReturn<PhiloxNormals>>),
        ["given path"] = typeof(GivenPath<PhiloxNormals>),
        ["GARCH, Student"] = typeof(SteppedProcess<PhiloxNormals, GarchReturn<StudentReturn<PhiloxNormals>>>),
    };

    private static string Generate(string program, string process, Precision precision)
    {
        Type open = typeof(IPathProgram).Assembly.GetTypes().Single(type => type.Name == program.Replace(Weighted, string.Empty, StringComparison.Ordinal) && type.IsValueType);
        Type one = Processes[process];
        Type closed = program.StartsWith(Weighted, StringComparison.Ordinal) ? open.MakeGenericType(typeof(TiltedProcess<>).MakeGenericType(one), typeof(LikelihoodRatios<>).MakeGenericType(one))
            : open.GetGenericArguments().Length > 1 ? open.MakeGenericType(one, typeof(EqualWeights<>).MakeGenericType(one))
            : open.MakeGenericType(one);
        return ((PtxEntryPoint)typeof(PtxEntryPoint).GetMethod(nameof(PtxEntryPoint.Of), 1, [typeof(Precision)])!.MakeGenericMethod(closed).Invoke(null, [precision])!).Text;
    }
}

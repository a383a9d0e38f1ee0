using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Kernels.RandomNumbers;
using MonteCarloRisk.Simulation.Plans.Copulas;
using MonteCarloRisk.Simulation.Plans.MovingVariance;
using MonteCarloRisk.Simulation.Plans.Regimes;
using MonteCarloRisk.Simulation.Plans.Student;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>The programs that a plan can name: what closes a plan's types again when it comes from a file or another process.</summary>
public static class PathPrograms
{
    internal const string BasketOption = "basket-option/";
    internal const string DiscreteFirstPassage = "first-passage-discrete/";
    internal const string ContinuousFirstPassage = "first-passage-continuous/";
    internal const string TiltedFirstPassage = "first-passage-tilted/";
    internal const string StratifiedFirstPassage = "first-passage-stratified/";
    internal const string TiltedUnionPassage = "union-passage-tilted/";
    internal const string ContinuousUnionPassage = "union-passage-continuous/";
    internal const string SplittingFirstPassage = "first-passage-splitting/";
    internal const string MarginMonitoring = "margin-monitoring/";
    internal const string TiltedMonitoring = "margin-monitoring-tilted/";
    internal const string Protocol = "protocol/";

    private static readonly Dictionary<string, PlanReader> Readers = new(StringComparer.Ordinal)
    {
        [BasketOption + GeometricBrownianPlan.Name] = Read<BasketOption<GeometricBrownianMotion<PhiloxNormals>>>,
        [ContinuousFirstPassage + GeometricBrownianPlan.Name] = Read<ContinuousFirstPassage<GeometricBrownianMotion<PhiloxNormals>>>,
        [DiscreteFirstPassage + GeometricBrownianPlan.Name] = Read<DiscreteFirstPassage<GeometricBrownianMotion<PhiloxNormals>>>,
        [TiltedFirstPassage + GeometricBrownianPlan.Name] = Read<TiltedFirstPassage<GeometricBrownianMotion<TiltedDraws>>>,
        [StratifiedFirstPassage + GeometricBrownianPlan.Name] = Read<StratifiedFirstPassage<GeometricBrownianMotion<BridgedDraws>>>,
        [TiltedFirstPassage + StudentPlan.Name] = Read<TiltedFirstPassage<SteppedProcess<TiltedDraws, StudentReturn<TiltedDraws>>>>,
        [TiltedFirstPassage + SwitchingPlan.Name] = Read<TiltedFirstPassage<RegimeSwitching<TiltedDraws>>>,
        [TiltedFirstPassage + FilteredHistoryPlan.Name] = Read<TiltedFirstPassage<FilteredHistory<TiltedDraws>>>,
        [TiltedFirstPassage + CorrelatedGarchPlan.NormalName] = Read<TiltedFirstPassage<SteppedProcess<TiltedDraws, GarchReturn<NormalReturn>>>>,
        [TiltedFirstPassage + CorrelatedGarchPlan.StudentName] = Read<TiltedFirstPassage<SteppedProcess<TiltedDraws, GarchReturn<StudentReturn<TiltedDraws>>>>>,
        [TiltedFirstPassage + CopulaPlan.GaussianName] = Read<TiltedFirstPassage<SteppedProcess<TiltedDraws, GaussianCopulaReturn>>>,
        [TiltedFirstPassage + CopulaPlan.StudentName] = Read<TiltedFirstPassage<SteppedProcess<TiltedDraws, StudentCopulaReturn<TiltedDraws>>>>,
        [ContinuousUnionPassage + GeometricBrownianPlan.Name] = Read<ContinuousUnionPassage<GeometricBrownianMotion<PhiloxNormals>>>,
        [TiltedUnionPassage + GeometricBrownianPlan.Name] = Read<TiltedUnionPassage<GeometricBrownianMotion<TiltedDraws>>>,
        [TiltedUnionPassage + StudentPlan.Name] = Read<TiltedUnionPassage<SteppedProcess<TiltedDraws, StudentReturn<TiltedDraws>>>>,
        [TiltedUnionPassage + SwitchingPlan.Name] = Read<TiltedUnionPassage<RegimeSwitching<TiltedDraws>>>,
        [TiltedUnionPassage + FilteredHistoryPlan.Name] = Read<TiltedUnionPassage<FilteredHistory<TiltedDraws>>>,
        [SplittingFirstPassage + GeometricBrownianPlan.Name] = Read<SplittingFirstPassage<GeometricBrownianMotion<PhiloxNormals>>>,
        [SplittingFirstPassage + StudentPlan.Name] = Read<SplittingFirstPassage<SteppedProcess<PhiloxNormals, StudentReturn<PhiloxNormals>>>>,
        [SplittingFirstPassage + SwitchingPlan.Name] = Read<SplittingFirstPassage<RegimeSwitching<PhiloxNormals>>>,
        [SplittingFirstPassage + FilteredHistoryPlan.Name] = Read<SplittingFirstPassage<FilteredHistory<PhiloxNormals>>>,
        [SplittingFirstPassage + CorrelatedGarchPlan.NormalName] = Read<SplittingFirstPassage<SteppedProcess<PhiloxNormals, GarchReturn<NormalReturn>>>>,
        [SplittingFirstPassage + CorrelatedGarchPlan.StudentName] = Read<SplittingFirstPassage<SteppedProcess<PhiloxNormals, GarchReturn<StudentReturn<PhiloxNormals>>>>>,
        [SplittingFirstPassage + CopulaPlan.GaussianName] = Read<SplittingFirstPassage<SteppedProcess<PhiloxNormals, GaussianCopulaReturn>>>,
        [SplittingFirstPassage + CopulaPlan.StudentName] = Read<SplittingFirstPassage<SteppedProcess<PhiloxNormals, StudentCopulaReturn<PhiloxNormals>>>>,
        [MarginMonitoring + GeometricBrownianPlan.Name] = Read<MarginMonitoring<GeometricBrownianMotion<PhiloxNormals>, EqualWeights<GeometricBrownianMotion<PhiloxNormals>>>>,
        [DiscreteFirstPassage + StudentPlan.Name] = Read<DiscreteFirstPassage<SteppedProcess<PhiloxNormals, StudentReturn<PhiloxNormals>>>>,
        [DiscreteFirstPassage + SwitchingPlan.Name] = Read<DiscreteFirstPassage<RegimeSwitching<PhiloxNormals>>>,
        [MarginMonitoring + SwitchingPlan.Name] = Read<MarginMonitoring<RegimeSwitching<PhiloxNormals>, EqualWeights<RegimeSwitching<PhiloxNormals>>>>,
        [MarginMonitoring + StudentPlan.Name] = Read<MarginMonitoring<SteppedProcess<PhiloxNormals, StudentReturn<PhiloxNormals>>, EqualWeights<SteppedProcess<PhiloxNormals, StudentReturn<PhiloxNormals>>>>>,
        [DiscreteFirstPassage + FilteredHistoryPlan.Name] = Read<DiscreteFirstPassage<FilteredHistory<PhiloxNormals>>>,
        [MarginMonitoring + FilteredHistoryPlan.Name] = Read<MarginMonitoring<FilteredHistory<PhiloxNormals>, EqualWeights<FilteredHistory<PhiloxNormals>>>>,
        [DiscreteFirstPassage + CorrelatedGarchPlan.NormalName] = Read<DiscreteFirstPassage<SteppedProcess<PhiloxNormals, GarchReturn<NormalReturn>>>>,
        [MarginMonitoring + CorrelatedGarchPlan.NormalName] = Read<MarginMonitoring<SteppedProcess<PhiloxNormals, GarchReturn<NormalReturn>>, EqualWeights<SteppedProcess<PhiloxNormals, GarchReturn<NormalReturn>>>>>,
        [DiscreteFirstPassage + CorrelatedGarchPlan.StudentName] = Read<DiscreteFirstPassage<SteppedProcess<PhiloxNormals, GarchReturn<StudentReturn<PhiloxNormals>>>>>,
        [MarginMonitoring + CorrelatedGarchPlan.StudentName] = Read<MarginMonitoring<SteppedProcess<PhiloxNormals, GarchReturn<StudentReturn<PhiloxNormals>>>, EqualWeights<SteppedProcess<PhiloxNormals, GarchReturn<StudentReturn<PhiloxNormals>>>>>>,
        [DiscreteFirstPassage + CopulaPlan.GaussianName] = Read<DiscreteFirstPassage<SteppedProcess<PhiloxNormals, GaussianCopulaReturn>>>,
        [MarginMonitoring + CopulaPlan.GaussianName] = Read<MarginMonitoring<SteppedProcess<PhiloxNormals, GaussianCopulaReturn>, EqualWeights<SteppedProcess<PhiloxNormals, GaussianCopulaReturn>>>>,
        [DiscreteFirstPassage + CopulaPlan.StudentName] = Read<DiscreteFirstPassage<SteppedProcess<PhiloxNormals, StudentCopulaReturn<PhiloxNormals>>>>,
        [MarginMonitoring + CopulaPlan.StudentName] = Read<MarginMonitoring<SteppedProcess<PhiloxNormals, StudentCopulaReturn<PhiloxNormals>>, EqualWeights<SteppedProcess<PhiloxNormals, StudentCopulaReturn<PhiloxNormals>>>>>,
        [TiltedMonitoring + GeometricBrownianPlan.Name] = Read<MarginMonitoring<TiltedProcess<GeometricBrownianMotion<TiltedDraws>>, LikelihoodRatios<GeometricBrownianMotion<TiltedDraws>>>>,
        [TiltedMonitoring + StudentPlan.Name] = Read<MarginMonitoring<TiltedProcess<SteppedProcess<TiltedDraws, StudentReturn<TiltedDraws>>>, LikelihoodRatios<SteppedProcess<TiltedDraws, StudentReturn<TiltedDraws>>>>>,
        [TiltedMonitoring + SwitchingPlan.Name] = Read<MarginMonitoring<TiltedProcess<RegimeSwitching<TiltedDraws>>, LikelihoodRatios<RegimeSwitching<TiltedDraws>>>>,
        [TiltedMonitoring + FilteredHistoryPlan.Name] = Read<MarginMonitoring<TiltedProcess<FilteredHistory<TiltedDraws>>, LikelihoodRatios<FilteredHistory<TiltedDraws>>>>,
        [TiltedMonitoring + CorrelatedGarchPlan.NormalName] = Read<MarginMonitoring<TiltedProcess<SteppedProcess<TiltedDraws, GarchReturn<NormalReturn>>>, LikelihoodRatios<SteppedProcess<TiltedDraws, GarchReturn<NormalReturn>>>>>,
        [TiltedMonitoring + CorrelatedGarchPlan.StudentName] = Read<MarginMonitoring<TiltedProcess<SteppedProcess<TiltedDraws, GarchReturn<StudentReturn<TiltedDraws>>>>, LikelihoodRatios<SteppedProcess<TiltedDraws, GarchReturn<StudentReturn<TiltedDraws>>>>>>,
        [TiltedMonitoring + CopulaPlan.GaussianName] = Read<MarginMonitoring<TiltedProcess<SteppedProcess<TiltedDraws, GaussianCopulaReturn>>, LikelihoodRatios<SteppedProcess<TiltedDraws, GaussianCopulaReturn>>>>,
        [TiltedMonitoring + CopulaPlan.StudentName] = Read<MarginMonitoring<TiltedProcess<SteppedProcess<TiltedDraws, StudentCopulaReturn<TiltedDraws>>>, LikelihoodRatios<SteppedProcess<TiltedDraws, StudentCopulaReturn<TiltedDraws>>>>>,
        [Protocol + GeometricBrownianPlan.Name] = Read<ProtocolSimulation<GeometricBrownianMotion<PhiloxNormals>>>,
        [Protocol + GivenPathPlan.Name] = Read<ProtocolSimulation<GivenPath<PhiloxNormals>>>,
        [Protocol + SwitchingPlan.Name] = Read<ProtocolSimulation<RegimeSwitching<PhiloxNormals>>>,
        [Protocol + StudentPlan.Name] = Read<ProtocolSimulation<SteppedProcess<PhiloxNormals, StudentReturn<PhiloxNormals>>>>,
        [Protocol + FilteredHistoryPlan.Name] = Read<ProtocolSimulation<FilteredHistory<PhiloxNormals>>>,
        [Protocol + CorrelatedGarchPlan.NormalName] = Read<ProtocolSimulation<SteppedProcess<PhiloxNormals, GarchReturn<NormalReturn>>>>,
        [Protocol + CorrelatedGarchPlan.StudentName] = Read<ProtocolSimulation<SteppedProcess<PhiloxNormals, GarchReturn<StudentReturn<PhiloxNormals>>>>>,
        [Protocol + CopulaPlan.GaussianName] = Read<ProtocolSimulation<SteppedProcess<PhiloxNormals, GaussianCopulaReturn>>>,
        [Protocol + CopulaPlan.StudentName] = Read<ProtocolSimulation<SteppedProcess<PhiloxNormals, StudentCopulaReturn<PhiloxNormals>>>>,
    };

    private delegate SimulationPlan PlanReader(string name, ReadOnlySpan<byte> program, PlanTables tables, int tallies, TrackedEstimate tracked, SimulationSettings settings);

    /// <summary>The names.</summary>
    public static IReadOnlyCollection<string> Names => Readers.Keys;

    /// <summary>Whether a program is among them.</summary>
    internal static bool Knows(string name) => Readers.ContainsKey(name);

    /// <summary>Makes the plan of a program that is given by name and bytes.</summary>
    /// <exception cref="FormatException">The name is unknown, or the bytes do not fit the program.</exception>
    internal static SimulationPlan Plan(string name, ReadOnlySpan<byte> program, PlanTables tables, int tallies, TrackedEstimate tracked, SimulationSettings settings) =>
        Readers.TryGetValue(name, out PlanReader? read) ? read(name, program, tables, tallies, tracked, settings)
        : throw new FormatException($"program \"{name}\" is unknown to this version");

    private static SimulationPlan<TProgram> Read<TProgram>(string name, ReadOnlySpan<byte> program, PlanTables tables, int tallies, TrackedEstimate tracked, SimulationSettings settings)
        where TProgram : unmanaged, IPathProgram =>
        program.Length == Unsafe.SizeOf<TProgram>()
            ? new SimulationPlan<TProgram>(name, MemoryMarshal.Read<TProgram>(program), tables, tallies, tracked, settings)
            : throw new FormatException($"program \"{name}\" in {program.Length} bytes; this version has {Unsafe.SizeOf<TProgram>()}");
}

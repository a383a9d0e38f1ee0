using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>The programs that a plan can name: what closes a plan's types again when it comes from a file or another process.</summary>
public static class PathPrograms
{
    private static readonly Dictionary<string, PlanReader> Readers = new(StringComparer.Ordinal)
    {
        [BasketOption] = Read<BasketOption<GeometricBrownianMotion<PhiloxNormals>>>,
        [DiscreteFirstPassage] = Read<DiscreteFirstPassage<GeometricBrownianMotion<PhiloxNormals>>>,
        [ContinuousFirstPassage] = Read<ContinuousFirstPassage<GeometricBrownianMotion<PhiloxNormals>>>,
        [MarginMonitoring] = Read<MarginMonitoring<GeometricBrownianMotion<PhiloxNormals>>>,
    };

    private delegate SimulationPlan PlanReader(string name, ReadOnlySpan<byte> program, PlanTables tables, int tallies, TrackedEstimate tracked, SimulationSettings settings);

    internal const string BasketOption = $"basket-option/{GeometricBrownianPlan.Name}";
    internal const string DiscreteFirstPassage = $"first-passage-discrete/{GeometricBrownianPlan.Name}";
    internal const string ContinuousFirstPassage = $"first-passage-continuous/{GeometricBrownianPlan.Name}";
    internal const string MarginMonitoring = $"margin-monitoring/{GeometricBrownianPlan.Name}";

    /// <summary>The names.</summary>
    public static IReadOnlyCollection<string> Names => Readers.Keys;

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

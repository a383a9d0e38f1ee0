using System.Security.Cryptography;
using System.Runtime.InteropServices;
using System.Text;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>A simulation, ready to run: immutable and canonical, so that its hash names the run.</summary>
/// <typeparam name="TProgram">What happens on a path.</typeparam>
public sealed class SimulationPlan<TProgram>
    where TProgram : unmanaged, IPathProgram
{
    /// <summary>Paths of one block.</summary>
    public const int BlockPaths = 1 << 15;

    /// <summary>Seals a plan.</summary>
    /// <param name="name">Canonical name of the program with its process and random source; part of the hash.</param>
    /// <param name="program">The program with its offsets.</param>
    /// <param name="tables">Its parameters, state and exact sums.</param>
    /// <param name="tallies">Number of tallies.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <exception cref="InputException">The path count is out of range.</exception>
    public SimulationPlan(string name, TProgram program, PlanTables tables, int tallies, SimulationSettings settings)
    {
        if (settings.Paths is < 1 or > SimulationSettings.MaximumPaths)
        {
            throw new InputException("paths", $"{settings.Paths} is not allowed; 1 to {SimulationSettings.MaximumPaths} (2^48) are");
        }

        Name = name;
        Program = program;
        Parameters = [.. tables.Parameters];
        Integers = [.. tables.Integers];
        ExactSums = [.. tables.ExactSums];
        StateSlots = tables.StateSlots;
        Tallies = tallies;
        Settings = settings;
        Hash = ComputeHash();
    }

    /// <summary>Canonical name of the program.</summary>
    public string Name { get; }

    /// <summary>The program.</summary>
    public TProgram Program { get; }

    /// <summary>Real parameters, in double; a single run rounds each once.</summary>
    public IReadOnlyList<double> Parameters { get; }

    /// <summary>Integer parameters.</summary>
    public IReadOnlyList<int> Integers { get; }

    /// <summary>First tally of each exact sum.</summary>
    public IReadOnlyList<int> ExactSums { get; }

    /// <summary>State slots of a path.</summary>
    public int StateSlots { get; }

    /// <summary>Number of tallies.</summary>
    public int Tallies { get; }

    /// <summary>Paths, seed and precision.</summary>
    public SimulationSettings Settings { get; }

    /// <summary>SHA-256 of the canonical plan, lower-case hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>Number of blocks.</summary>
    public long BlockCount => (Settings.Paths + BlockPaths - 1) / BlockPaths;

    /// <summary>The paths of a block.</summary>
    /// <param name="index">From 0 to BlockCount - 1.</param>
    public PathBlock Block(long index) => new(index, index * BlockPaths, (int)Math.Min(BlockPaths, Settings.Paths - (index * BlockPaths)));

    private string ComputeHash()
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8))
        {
            writer.Write("montecarlorisk-plan-1");
            writer.Write(Name);
            TProgram program = Program;
            writer.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<TProgram>(in program)));
            writer.Write(Settings.Paths);
            writer.Write(Settings.Seed);
            writer.Write((int)Settings.Precision);
            writer.Write(StateSlots);
            writer.Write(Tallies);
            writer.Write(Parameters.Count);
            foreach (double parameter in Parameters) writer.Write(parameter);
            writer.Write(Integers.Count);
            foreach (int integer in Integers) writer.Write(integer);
        }

        return Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()));
    }
}

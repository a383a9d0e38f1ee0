using System.Security.Cryptography;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>A simulation, ready to run: immutable and canonical, so that its hash names the run.</summary>
/// <remarks>Its encoding holds everything that its blocks depend on, so it can be run by another process, or again in another year.</remarks>
public abstract class SimulationPlan
{
    /// <summary>Paths of one block.</summary>
    public const int BlockPaths = 1 << 15;

    private readonly Lazy<byte[]> encoded;
    private readonly Lazy<string> hash;

    private protected SimulationPlan(string name, PlanTables tables, int tallies, TrackedEstimate tracked, SimulationSettings settings)
    {
        if (settings.Paths is < 1 or > SimulationSettings.MaximumPaths)
        {
            throw new InputException("paths", $"{settings.Paths} is not allowed; 1 to {SimulationSettings.MaximumPaths} (2^48) are");
        }

        Name = name;
        Tables = tables;
        Parameters = [.. tables.Parameters];
        Integers = [.. tables.Integers];
        ExactSums = [.. tables.ExactSums];
        StateSlots = tables.StateSlots;
        Tallies = tallies;
        Tracked = tracked;
        Settings = settings;
        encoded = new Lazy<byte[]>(() => PlanEncoding.Write(this));
        hash = new Lazy<string>(() => Convert.ToHexStringLower(SHA256.HashData(encoded.Value)));
    }

    /// <summary>Canonical name of the program with its process and random source.</summary>
    public string Name { get; }

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

    /// <summary>The estimate that progress shows and a stopping rule watches.</summary>
    public TrackedEstimate Tracked { get; }

    /// <summary>Paths, seed and precision; and the stopping rule, which is no part of the encoding.</summary>
    public SimulationSettings Settings { get; }

    /// <summary>SHA-256 of the encoding, lower-case hexadecimal.</summary>
    public string Hash => hash.Value;

    /// <summary>Number of blocks.</summary>
    public long BlockCount => (Settings.Paths + BlockPaths - 1) / BlockPaths;

    /// <summary>The canonical bytes of the plan.</summary>
    public ReadOnlyMemory<byte> Encoded => encoded.Value;

    /// <summary>The bytes of the program's struct.</summary>
    internal abstract ReadOnlySpan<byte> ProgramBytes { get; }

    private protected PlanTables Tables { get; }

    /// <summary>The paths of a block.</summary>
    /// <param name="index">From 0 to BlockCount - 1.</param>
    public PathBlock Block(long index) => new(index, index * BlockPaths, (int)Math.Min(BlockPaths, Settings.Paths - (index * BlockPaths)));

    /// <summary>The same plan with another number of paths, without a stopping rule.</summary>
    public abstract SimulationPlan WithPaths(long paths);

    /// <summary>Gives the plan, with its program, to a visitor.</summary>
    public abstract TResult Accept<TResult>(IPlanVisitor<TResult> visitor);

    /// <summary>Reads a plan from its encoding.</summary>
    /// <exception cref="FormatException">The bytes are no plan, or one of a program that this version does not know.</exception>
    public static SimulationPlan Decode(ReadOnlySpan<byte> encoded) => PlanEncoding.Read(encoded);
}

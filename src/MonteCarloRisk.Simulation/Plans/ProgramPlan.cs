using System.Runtime.InteropServices;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>A plan of a program.</summary>
/// <typeparam name="TProgram">What happens on a path.</typeparam>
public sealed class SimulationPlan<TProgram> : SimulationPlan
    where TProgram : unmanaged, IPathProgram
{
    private readonly TProgram program;

    /// <summary>Seals a plan.</summary>
    /// <param name="name">Canonical name of the program with its process and random source, as <see cref="PathPrograms"/> knows it.</param>
    /// <param name="program">The program with its offsets.</param>
    /// <param name="tables">Its parameters, state and exact sums.</param>
    /// <param name="tallies">Number of tallies.</param>
    /// <param name="tracked">The estimate that progress shows and a stopping rule watches.</param>
    /// <param name="settings">Paths, seed, precision and stopping rule.</param>
    /// <exception cref="InputException">The path count is out of range, or the program does not run under the model.</exception>
    public SimulationPlan(string name, TProgram program, PlanTables tables, int tallies, TrackedEstimate tracked, SimulationSettings settings)
        : base(name, tables, tallies, tracked, settings) => this.program = PathPrograms.Knows(name) ? program : throw new InputException("model", $"program \"{name}\" is not there; prices that are given (givenPath) run under a protocol's mechanisms alone");

    /// <summary>The program.</summary>
    public TProgram Program => program;

    internal override ReadOnlySpan<byte> ProgramBytes => MemoryMarshal.AsBytes(new ReadOnlySpan<TProgram>(in program));

    /// <inheritdoc/>
    public override SimulationPlan WithPaths(long paths) =>
        new SimulationPlan<TProgram>(Name, program, Tables, Tallies, Tracked, Settings with { Paths = paths, Stopping = StoppingRule.AllPaths });

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IPlanVisitor<TResult> visitor) => visitor.Visit(this);
}

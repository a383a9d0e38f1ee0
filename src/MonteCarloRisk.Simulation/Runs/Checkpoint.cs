namespace MonteCarloRisk.Simulation.Runs;

/// <summary>The merged state of a run's first blocks.</summary>
/// <param name="Blocks">Number of blocks merged: those before this index, all of them.</param>
/// <param name="Tallies">Their merged tallies, encoded.</param>
public sealed record Checkpoint(long Blocks, ReadOnlyMemory<byte> Tallies)
{
    /// <summary>Nothing merged.</summary>
    public static Checkpoint Start { get; } = new(0, ReadOnlyMemory<byte>.Empty);
}

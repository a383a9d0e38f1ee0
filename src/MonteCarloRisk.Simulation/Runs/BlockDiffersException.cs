namespace MonteCarloRisk.Simulation.Runs;

/// <summary>A block was computed twice and the bits differ: one of the machines computes wrongly.</summary>
/// <param name="index">Index of the block.</param>
/// <param name="first">What computed it first.</param>
/// <param name="second">What computed it then.</param>
public sealed class BlockDiffersException(long index, string first, string second)
    : Exception($"block {index} on {second} differs from what {first} gave for it; one of them computes wrongly")
{
    /// <summary>Index of the block.</summary>
    public long Index { get; } = index;

    /// <summary>What computed it first.</summary>
    public string First { get; } = first;

    /// <summary>What computed it then.</summary>
    public string Second { get; } = second;
}

namespace MonteCarloRisk.Kernels.Memory;

/// <summary>The integer tallies of a block, as one place to add to.</summary>
public interface ITallies
{
    /// <summary>Adds to a tally; the order of additions does not matter, since they are exact.</summary>
    void Add(int tally, long amount);
}

namespace MonteCarloRisk.Kernels.Memory;

/// <summary>Tallies of one CPU core: nobody else adds to them.</summary>
public readonly unsafe struct HostTallies : ITallies
{
    private readonly long* values;

    /// <summary>Names the buffer.</summary>
    public HostTallies(long* values)
    {
        this.values = values;
    }

    /// <inheritdoc/>
    public void Add(int tally, long amount) => values[tally] += amount;
}

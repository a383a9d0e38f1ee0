using ILGPU;

namespace MonteCarloRisk.Kernels.Memory;

/// <summary>Tallies in a device's memory, added to by all its threads.</summary>
public readonly struct DeviceTallies : ITallies
{
    private readonly ArrayView<long> values;

    /// <summary>Names the buffer.</summary>
    public DeviceTallies(ArrayView<long> values)
    {
        this.values = values;
    }

    /// <inheritdoc/>
    public void Add(int tally, long amount) => Atomic.Add(ref values[tally], amount);
}

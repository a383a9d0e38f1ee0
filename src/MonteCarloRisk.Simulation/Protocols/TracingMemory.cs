using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Simulation.Protocols;

/// <summary>Memory of one path that is watched: it computes what any memory does, and notes what is counted and which asset or position was looked at before.</summary>
/// <typeparam name="TReal">A scalar lane.</typeparam>
/// <typeparam name="TMemory">The memory that does the work.</typeparam>
internal readonly struct TracingMemory<TReal, TMemory>(TMemory inner, PathNotes notes) : IPathMemory<TReal, Mask1>
    where TReal : unmanaged, IReal<TReal, Mask1>
    where TMemory : struct, IPathMemory<TReal, Mask1>
{
    /// <inheritdoc/>
    public TReal Load(int slot)
    {
        notes.Look(slot);
        return inner.Load(slot);
    }

    /// <inheritdoc/>
    public void Store(int slot, TReal value) => inner.Store(slot, value);

    /// <inheritdoc/>
    public TReal Parameter(int index) => inner.Parameter(index);

    /// <inheritdoc/>
    public TReal ParameterAt(int first, TReal index) => inner.ParameterAt(first, index);

    /// <inheritdoc/>
    public int Integer(int index) => inner.Integer(index);

    /// <inheritdoc/>
    public void Count(Mask1 mask, int tally, long amount)
    {
        if (mask.Value != 0 && Enum.IsDefined((ProtocolEventKind)tally)) notes.Note((ProtocolEventKind)tally);
        inner.Count(mask, tally, amount);
    }

    /// <inheritdoc/>
    public void AddExact(Mask1 mask, TReal value, int tally) => inner.AddExact(mask, value, tally);

    /// <inheritdoc/>
    public void CountBucket(Mask1 mask, TReal value, LogBuckets buckets, int tally) => inner.CountBucket(mask, value, buckets, tally);

    /// <inheritdoc/>
    public void CountEdges(Mask1 mask, TReal newLow, TReal oldLow, LogBuckets buckets, int tally) => inner.CountEdges(mask, newLow, oldLow, buckets, tally);

    /// <inheritdoc/>
    public void AddWeight(Mask1 mask, TReal weight, int tally) => inner.AddWeight(mask, weight, tally);

    /// <inheritdoc/>
    public void AddWeightToBucket(Mask1 mask, TReal weight, TReal value, LogBuckets buckets, int tally) => inner.AddWeightToBucket(mask, weight, value, buckets, tally);

    /// <inheritdoc/>
    public void AddWeightToEdges(Mask1 mask, TReal weight, TReal newLow, TReal oldLow, LogBuckets buckets, int tally) => inner.AddWeightToEdges(mask, weight, newLow, oldLow, buckets, tally);
}

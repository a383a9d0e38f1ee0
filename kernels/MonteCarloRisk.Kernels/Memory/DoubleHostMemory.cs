using System.Numerics;
using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Memory;

/// <summary>Memory of one CPU core's paths in double precision: a tile of state, one lane wide, and the core's own tallies.</summary>
/// <typeparam name="TReal">A lane of double precision.</typeparam>
/// <typeparam name="TMask">The lane of its comparisons.</typeparam>
public readonly unsafe struct DoubleHostMemory<TReal, TMask> : IPathMemory<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    private readonly TReal* state;
    private readonly double* parameters;
    private readonly int* integers;
    private readonly HostTallies tallies;

    /// <summary>Names the buffers; they outlive the memory, and the state is aligned to its lane.</summary>
    public DoubleHostMemory(TReal* state, double* parameters, int* integers, long* tallies)
    {
        this.state = state;
        this.parameters = parameters;
        this.integers = integers;
        this.tallies = new HostTallies(tallies);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Load(int slot) => state[slot];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int slot, TReal value) => state[slot] = value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Parameter(int index) => TReal.Of(parameters[index]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal ParameterAt(int first, TReal index) => TReal.Gather(parameters + first, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Integer(int index) => integers[index];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Count(TMask mask, int tally, long amount)
    {
        tallies.Add(tally, amount * BitOperations.PopCount(TMask.Bits(mask)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void AddExact(TMask mask, TReal value, int tally)
    {
        HostTallies target = tallies;
        if (LaneSum.TryExact((double*)&value, &mask, TReal.Width, out double high, out double low))
        {
            if (high != 0) ExactSum.Add(ref target, high, tally);
            if (low != 0) ExactSum.Add(ref target, low, tally);
            return;
        }

        for (uint paths = TMask.Bits(mask); paths != 0; paths &= paths - 1)
        {
            int path = BitOperations.TrailingZeroCount(paths);
            ExactSum.Add(ref target, ((double*)&value)[path], tally);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void CountBucket(TMask mask, TReal value, LogBuckets buckets, int tally)
    {
        HostTallies target = tallies;
        for (uint paths = TMask.Bits(mask); paths != 0; paths &= paths - 1)
        {
            int path = BitOperations.TrailingZeroCount(paths);
            target.Add(tally + buckets.Bucket(((double*)&value)[path]), 1);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void CountEdges(TMask mask, TReal newLow, TReal oldLow, LogBuckets buckets, int tally)
    {
        HostTallies target = tallies;
        for (uint paths = TMask.Bits(mask); paths != 0; paths &= paths - 1)
        {
            int path = BitOperations.TrailingZeroCount(paths);
            target.Add(tally + buckets.Bucket(((double*)&newLow)[path]) + 1, 1);
            target.Add(tally + buckets.Bucket(((double*)&oldLow)[path]) + 1, -1);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void AddWeight(TMask mask, TReal weight, int tally)
    {
        HostTallies target = tallies;
        TReal square = weight * weight;
        for (uint paths = TMask.Bits(mask); paths != 0; paths &= paths - 1)
        {
            int path = BitOperations.TrailingZeroCount(paths);
            WeightSum.Add(ref target, ((double*)&weight)[path], ((double*)&square)[path], tally, 1);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void AddWeightToBucket(TMask mask, TReal weight, TReal value, LogBuckets buckets, int tally)
    {
        HostTallies target = tallies;
        TReal square = weight * weight;
        for (uint paths = TMask.Bits(mask); paths != 0; paths &= paths - 1)
        {
            int path = BitOperations.TrailingZeroCount(paths);
            int bucket = buckets.Bucket(((double*)&value)[path]);
            WeightSum.Add(ref target, ((double*)&weight)[path], ((double*)&square)[path], tally + (bucket * WeightSum.Tallies), 1);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void AddWeightToEdges(TMask mask, TReal weight, TReal lower, TReal upper, LogBuckets buckets, int tally)
    {
        HostTallies target = tallies;
        TReal square = weight * weight;
        for (uint paths = TMask.Bits(mask); paths != 0; paths &= paths - 1)
        {
            int path = BitOperations.TrailingZeroCount(paths);
            int first = buckets.Bucket(((double*)&lower)[path]) + 1;
            int behind = buckets.Bucket(((double*)&upper)[path]) + 1;
            if (first >= behind) continue;
            WeightSum.Add(ref target, ((double*)&weight)[path], ((double*)&square)[path], tally + (first * WeightSum.Tallies), 1);
            if (behind < buckets.Count) WeightSum.Add(ref target, ((double*)&weight)[path], ((double*)&square)[path], tally + (behind * WeightSum.Tallies), -1);
        }
    }
}

using System.Runtime.CompilerServices;
using ILGPU;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Memory;

/// <summary>Memory of one GPU thread's path in double precision: its column of the scratch buffer, and tallies shared by atomic addition.</summary>
public readonly struct DoubleDeviceMemory : IPathMemory<Double1, Mask1>
{
    private readonly ArrayView<double> state;
    private readonly ArrayView<double> parameters;
    private readonly ArrayView<int> integers;
    private readonly DeviceTallies tallies;
    private readonly int thread;
    private readonly int threads;

    /// <summary>Names the buffers; slot s of thread i stands at s * threads + i, so that neighbours read neighbours.</summary>
    public DoubleDeviceMemory(ArrayView<double> state, ArrayView<double> parameters, ArrayView<int> integers, DeviceTallies tallies, int thread, int threads)
    {
        this.state = state;
        this.parameters = parameters;
        this.integers = integers;
        this.tallies = tallies;
        this.thread = thread;
        this.threads = threads;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Double1 Load(int slot) => new(state[(slot * threads) + thread]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int slot, Double1 value) => state[(slot * threads) + thread] = value.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Double1 Parameter(int index) => new(parameters[index]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Double1 ParameterAt(int first, Double1 index) => new(parameters[first + (int)index.Value]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Integer(int index) => integers[index];

    /// <inheritdoc/>
    public void Count(Mask1 mask, int tally, long amount)
    {
        if (mask.Value == 0) return;
        DeviceTallies target = tallies;
        target.Add(tally, amount);
    }

    /// <inheritdoc/>
    public void AddExact(Mask1 mask, Double1 value, int tally)
    {
        if (mask.Value == 0) return;
        DeviceTallies target = tallies;
        ExactSum.Add(ref target, value.Value, tally);
    }

    /// <inheritdoc/>
    public void CountBucket(Mask1 mask, Double1 value, LogBuckets buckets, int tally)
    {
        if (mask.Value == 0) return;
        DeviceTallies target = tallies;
        target.Add(tally + buckets.Bucket(value.Value), 1);
    }

    /// <inheritdoc/>
    public void CountEdges(Mask1 mask, Double1 newLow, Double1 oldLow, LogBuckets buckets, int tally)
    {
        if (mask.Value == 0) return;
        DeviceTallies target = tallies;
        target.Add(tally + buckets.Bucket(newLow.Value) + 1, 1);
        target.Add(tally + buckets.Bucket(oldLow.Value) + 1, -1);
    }

    /// <inheritdoc/>
    public void AddWeight(Mask1 mask, Double1 weight, int tally)
    {
        if (mask.Value == 0) return;
        DeviceTallies target = tallies;
        WeightSum.Add(ref target, weight.Value, (weight * weight).Value, tally, 1);
    }

    /// <inheritdoc/>
    public void AddWeightToBucket(Mask1 mask, Double1 weight, Double1 value, LogBuckets buckets, int tally)
    {
        if (mask.Value == 0) return;
        DeviceTallies target = tallies;
        WeightSum.Add(ref target, weight.Value, (weight * weight).Value, tally + (buckets.Bucket(value.Value) * WeightSum.Tallies), 1);
    }

    /// <inheritdoc/>
    public void AddWeightToEdges(Mask1 mask, Double1 weight, Double1 lower, Double1 upper, LogBuckets buckets, int tally)
    {
        if (mask.Value == 0) return;
        DeviceTallies target = tallies;
        int first = buckets.Bucket(lower.Value) + 1;
        int behind = buckets.Bucket(upper.Value) + 1;
        if (first >= behind) return;
        Double1 square = weight * weight;
        WeightSum.Add(ref target, weight.Value, square.Value, tally + (first * WeightSum.Tallies), 1);
        if (behind < buckets.Count) WeightSum.Add(ref target, weight.Value, square.Value, tally + (behind * WeightSum.Tallies), -1);
    }
}

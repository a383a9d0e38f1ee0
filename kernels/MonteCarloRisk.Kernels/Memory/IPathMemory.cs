using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Memory;

/// <summary>
/// What a path can reach: its own state, the parameters that all paths share, and the tallies that all paths add to.
/// </summary>
/// <typeparam name="TReal">The real lane.</typeparam>
/// <typeparam name="TMask">The lane of its comparisons.</typeparam>
public interface IPathMemory<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>The state of each path in a slot.</summary>
    TReal Load(int slot);

    /// <summary>Sets the state of each path in a slot.</summary>
    void Store(int slot, TReal value);

    /// <summary>A real parameter, the same for all paths.</summary>
    TReal Parameter(int index);

    /// <summary>On each path the real parameter at first + its own index, the index cut to an integer towards zero.</summary>
    /// <param name="first">The parameter of index zero.</param>
    /// <param name="index">Zero or more, below 2^22; it must lie within the parameters.</param>
    TReal ParameterAt(int first, TReal index);

    /// <summary>An integer parameter, the same for all paths.</summary>
    int Integer(int index);

    /// <summary>Adds amount to a tally once for each path of the mask.</summary>
    void Count(TMask mask, int tally, long amount);

    /// <summary>Adds each masked path's value to the exact sum that starts at a tally, see <see cref="ExactSum"/>.</summary>
    void AddExact(TMask mask, TReal value, int tally);

    /// <summary>Adds one to the bucket of each masked path's value, see <see cref="LogBuckets"/>.</summary>
    void CountBucket(TMask mask, TReal value, LogBuckets buckets, int tally);

    /// <summary>
    /// Marks the bucket edges above newLow and up to oldLow for each masked path: +1 at the first edge marked and -1 after the last,
    /// so that a running sum over the tallies counts the paths at each edge.
    /// </summary>
    void CountEdges(TMask mask, TReal newLow, TReal oldLow, LogBuckets buckets, int tally);

    /// <summary>Adds each masked path's weight to the sums that start at a tally, see <see cref="WeightSum"/>.</summary>
    void AddWeight(TMask mask, TReal weight, int tally);

    /// <summary>Adds each masked path's weight to the sums of its value's bucket.</summary>
    void AddWeightToBucket(TMask mask, TReal weight, TReal value, LogBuckets buckets, int tally);

    /// <summary>
    /// Adds each masked path's weight to the bucket edges above lower and up to upper: at the first edge, and away behind the last where there is one more, so that a running sum
    /// over the edges gives the weight at each.
    /// </summary>
    void AddWeightToEdges(TMask mask, TReal weight, TReal lower, TReal upper, LogBuckets buckets, int tally);
}

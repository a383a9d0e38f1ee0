using System.Runtime.CompilerServices;

namespace MonteCarloRisk.Kernels.RandomNumbers;

/// <summary>
/// The keys of the ten rounds of <see cref="Philox4x32"/>, grown from a seed by the Weyl constants: kept, because a wide lane broadcasts a number
/// from memory for nothing and one that was just computed at the price of an arithmetic operation.
/// </summary>
public readonly record struct PhiloxKeys
{
    // Fields, not an array: the keys travel to a device within the arguments of a kernel.
    internal readonly uint Low0, Low1, Low2, Low3, Low4, Low5, Low6, Low7, Low8, Low9;
    internal readonly uint High0, High1, High2, High3, High4, High5, High6, High7, High8, High9;

    private const uint WeylLow = 0x9E3779B9;
    private const uint WeylHigh = 0xBB67AE85;

    /// <summary>The keys of a seed's low and high 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PhiloxKeys(uint low, uint high)
    {
        unchecked
        {
            Low0 = low;
            Low1 = Low0 + WeylLow;
            Low2 = Low1 + WeylLow;
            Low3 = Low2 + WeylLow;
            Low4 = Low3 + WeylLow;
            Low5 = Low4 + WeylLow;
            Low6 = Low5 + WeylLow;
            Low7 = Low6 + WeylLow;
            Low8 = Low7 + WeylLow;
            Low9 = Low8 + WeylLow;
            High0 = high;
            High1 = High0 + WeylHigh;
            High2 = High1 + WeylHigh;
            High3 = High2 + WeylHigh;
            High4 = High3 + WeylHigh;
            High5 = High4 + WeylHigh;
            High6 = High5 + WeylHigh;
            High7 = High6 + WeylHigh;
            High8 = High7 + WeylHigh;
            High9 = High8 + WeylHigh;
        }
    }
}

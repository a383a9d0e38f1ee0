namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>One unsigned 32-bit word per path: the raw material of the random numbers.</summary>
/// <typeparam name="TWord">The implementing lane.</typeparam>
public interface IWord<TWord>
    where TWord : unmanaged, IWord<TWord>
{
    /// <summary>The same word on every path.</summary>
    static abstract TWord Of(uint value);

    /// <summary>first, first + 1, first + 2, ... along the lane, modulo 2^32.</summary>
    static abstract TWord Consecutive(uint first);

    /// <summary>Bitwise exclusive or of a word and one that is the same on every path.</summary>
    static abstract TWord ExclusiveOr(TWord first, uint second);

    /// <summary>Bitwise exclusive or of two words and one that is the same on every path.</summary>
    static abstract TWord ExclusiveOr(TWord first, TWord second, uint third);

    /// <summary>The full 64-bit product with a factor that is the same on every path, as two words.</summary>
    static abstract void Multiply(TWord left, uint right, out TWord high, out TWord low);
}

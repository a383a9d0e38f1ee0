using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Oracles;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>
/// The mean over a window, see <see cref="AveragePrice{TReal, TMask}"/>. Dates are counted in blocks as long as the window: of the last block's prices the sum loses one a date, that of this block's gains one and starts anew
/// with each block, so that rounding never adds up beyond a window. Integers: dates of the window, one where the mean is geometric; state: price, sum of the last block's, sum of this block's, the window's prices.
/// </summary>
internal static class WindowStages
{
    /// <summary>State slots before the window's prices.</summary>
    public const int First = 3;

    /// <summary>A window full of the spot.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row, TReal spot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int window = memory.Integer(row.Integer);
        TReal price = memory.Integer(row.Integer + 1) == 0 ? spot : TReal.Log(spot);
        memory.Store(row.State + 1, TReal.Of(0f));
        memory.Store(row.State + 2, price * TReal.Of((float)window));
        for (int i = 0; i < window; i++) memory.Store(row.State + First + i, price);
    }

    /// <summary>Today's price enters the window, and the mean is told.</summary>
    public static TReal Mean<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        int window = memory.Integer(row.Integer);
        int geometric = memory.Integer(row.Integer + 1);
        TReal price = memory.Load(book.Asset(row.Asset) + AssetState.Market);
        if (geometric != 0) price = TReal.Log(price);
        int place = (date - 1) % window;
        TReal last = memory.Load(row.State + 1);
        TReal sum = memory.Load(row.State + 2);
        if (place == 0)
        {
            last = sum;
            sum = zero;
        }

        last = AveragePrice<TReal, TMask>.Accumulate(last, -memory.Load(row.State + First + place), one);
        sum = AveragePrice<TReal, TMask>.Accumulate(sum, price, one);
        memory.Store(row.State + First + place, price);
        memory.Store(row.State + 1, last);
        memory.Store(row.State + 2, sum);
        TReal dates = TReal.Of((float)window);
        if (geometric != 0) return AveragePrice<TReal, TMask>.GeometricMean(-last, sum, dates);
        return AveragePrice<TReal, TMask>.Mean(-last, sum, dates);
    }
}

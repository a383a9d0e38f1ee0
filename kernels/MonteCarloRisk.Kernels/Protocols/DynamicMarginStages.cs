using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Margins that react to the path's own volatility.</summary>
internal static class DynamicMarginStages
{
    /// <summary>
    /// The threshold is 1 - (1 - threshold) v^exponent, at least the least, v the path's mean square return over the model's where that is above one. Parameters: those of <see cref="MarketStages.Volatility"/>, exponent, least; state: its.
    /// </summary>
    public static void React<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int logReturnSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal one = TReal.Of(1f);
        TReal stress = TReal.Max(MarketStages.Volatility<TReal, TMask, TMemory>(ref memory, row, logReturnSlot), one);
        TReal written = memory.Parameter(book.MarketParameter + (row.Asset * ProtocolBook.MarketParameters) + 1);
        TReal grown = TReal.Exp(memory.Parameter(row.Parameter + 2) * TReal.Log(stress));
        TReal threshold = TReal.Max(TReal.NegatedMultiplyAdd(one - written, grown, one), memory.Parameter(row.Parameter + 3));
        AdjustmentStages.Value<TReal, TMask, TMemory>(ref memory, book, row.Asset, TReal.Min(threshold / written, one));
    }
}

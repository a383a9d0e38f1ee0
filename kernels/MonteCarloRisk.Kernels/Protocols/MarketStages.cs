using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Markets in which liquidators sell.</summary>
internal static class MarketStages
{
    // A hundred times the model's volatility: beyond it a market is as good as gone.
    private const float LargestStress = 1e4f;

    /// <summary>The market's prices of a date: the model's, lowered by what sales have left.</summary>
    public static void Mark<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (int asset = 0; asset < book.AssetCount; asset++) Mark<TReal, TMask, TMemory>(ref memory, book, asset);
    }

    /// <summary>The market's price of an asset: S (1 - impact).</summary>
    public static void Mark<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int state = book.Asset(asset);
        TReal price = memory.Load(book.PriceSlot + asset);
        memory.Store(state + AssetState.Market, TReal.NegatedMultiplyAdd(price, memory.Load(state + AssetState.Impact), price));
    }

    /// <summary>
    /// 1 / depth = stress^exponent / whole depth, where stress is that of <see cref="Volatility"/>, at least one. Parameters: those of it, exponent, one over the whole depth; state: its.
    /// </summary>
    public static void Stress<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int logReturnSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal stress = Volatility<TReal, TMask, TMemory>(ref memory, row, logReturnSlot);
        TReal shrunk = TReal.Exp(memory.Parameter(row.Parameter + 2) * TReal.Log(TReal.Max(stress, TReal.Of(1f))));
        memory.Store(book.Asset(row.Asset) + AssetState.InverseDepth, memory.Parameter(row.Parameter + 3) * shrunk);
    }

    /// <summary>
    /// The exponentially weighted mean of an asset's squared returns over the model's variance: stress' = kept stress + (1 - kept) / variance r². Parameters: kept, (1 - kept) / variance of a step; state: log return so far, stress, one at the start.
    /// </summary>
    public static TReal Volatility<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row, int logReturnSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal now = memory.Load(logReturnSlot + row.Asset);
        TReal moved = now - memory.Load(row.State);
        TReal stress = TReal.MultiplyAdd(memory.Parameter(row.Parameter + 1), moved * moved, memory.Parameter(row.Parameter) * memory.Load(row.State + 1));
        stress = TReal.Min(stress, TReal.Of(LargestStress));
        memory.Store(row.State, now);
        memory.Store(row.State + 1, stress);
        return stress;
    }

    /// <summary>Sales of the date lower the price, and of what earlier ones lowered it by a part is made good: 1 - impact' = (1 - kept impact) (1 - pressure). Parameter: kept.</summary>
    public static void Impact<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int state = book.Asset(row.Asset);
        TReal impact = memory.Parameter(row.Parameter) * memory.Load(state + AssetState.Impact);
        TReal pressure = memory.Load(state + AssetState.Pressure);
        memory.Store(state + AssetState.Impact, TReal.MultiplyAdd(TReal.Of(1f) - impact, pressure, impact));
        memory.Store(state + AssetState.Pressure, TReal.Of(0f));
    }

    /// <summary>What keepers sell of something that brings a margin a at first and b less with each unit, so that n of them sell n / (n + 1) of what would leave them nothing, 2 a / b.</summary>
    /// <remarks>Source: A. Cournot, Recherches sur les principes mathématiques de la théorie des richesses (1838), chapter 7: n sellers alike against a linear demand.</remarks>
    /// <param name="margin">a, what the first unit brings.</param>
    /// <param name="decline">b, above zero, or zero where the market takes any amount.</param>
    /// <param name="share">2 n / (n + 1).</param>
    public static TReal Sold<TReal, TMask>(TReal margin, TReal decline, TReal share)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal most = TReal.Select(TReal.LessThan(zero, decline), share * margin / decline, TReal.Of(float.MaxValue));
        return TReal.Select(TReal.LessThan(zero, margin), most, zero);
    }
}

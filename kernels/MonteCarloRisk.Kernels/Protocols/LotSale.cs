using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>A sale of a whole lot in the market of an asset: what cannot be sold above a price of zero is not sold.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <typeparam name="TMask">The lane of its comparisons.</typeparam>
/// <param name="Price">The market's price.</param>
/// <param name="Pressure">Fraction by which sales of this date have lowered it already.</param>
/// <param name="InverseDepth">Fraction by which a sale of value one lowers it.</param>
internal readonly record struct LotSale<TReal, TMask>(TReal Price, TReal Pressure, TReal InverseDepth)
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>The market of an asset as it is now.</summary>
    public static LotSale<TReal, TMask> In<TMemory>(ref TMemory memory, int asset)
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        new(memory.Load(asset + AssetState.Market), memory.Load(asset + AssetState.Pressure), memory.Load(asset + AssetState.InverseDepth));

    /// <summary>Units of a lot that are sold: at most as many as bring the price to zero.</summary>
    public TReal Sold(TReal lot)
    {
        TReal decline = Price * InverseDepth;
        return TReal.Select(TReal.LessThan(TReal.Of(0f), decline), TReal.Min(lot, TReal.Max(TReal.Of(0f), TReal.Of(1f) - Pressure) / decline), lot);
    }

    /// <summary>What the lot brings.</summary>
    public TReal Proceeds(TReal lot) => KeeperTrade.Proceeds<TReal, TMask>(Price, Sold(lot), Pressure, InverseDepth);

    /// <summary>
    /// The smallest lot that brings an amount: the value v with v (1 - p - v i / 2) = amount, v = 2 amount / (1 - p + sqrt((1 - p)² - 2 i amount)), over the price. Beyond any lot where the market does not bring it.
    /// </summary>
    public TReal Bringing(TReal amount)
    {
        TReal left = TReal.Of(1f) - Pressure;
        TReal root = TReal.NegatedMultiplyAdd(TReal.Of(2f) * InverseDepth, amount, left * left);
        TReal value = TReal.Of(2f) * amount / (left + TReal.Sqrt(TReal.Max(root, TReal.Of(0f))));
        return TReal.SelectLessThan(root, TReal.Of(0f), TReal.Of(float.MaxValue), value / Price);
    }
}

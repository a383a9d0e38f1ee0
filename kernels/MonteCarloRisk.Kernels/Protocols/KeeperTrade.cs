using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>A purchase of collateral by keepers, who sell it at once.</summary>
internal static class KeeperTrade
{
    /// <summary>The most units that keepers buy at a price per unit: no more than they profit from, than their capital pays, and than the market takes at all.</summary>
    /// <param name="market">The market's price.</param>
    /// <param name="price">What a unit costs them.</param>
    /// <param name="pressure">Fraction by which sales of this date have lowered the market's price already.</param>
    /// <param name="inverseDepth">Fraction by which a sale of value one lowers it.</param>
    /// <param name="capital">What they can spend.</param>
    /// <param name="share">2 n / (n + 1) of n keepers, see <see cref="MarketStages.Sold"/>.</param>
    public static TReal Units<TReal, TMask>(TReal market, TReal price, TReal pressure, TReal inverseDepth, TReal capital, TReal share)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal left = TReal.Of(1f) - pressure;
        TReal first = market * left;
        TReal decline = (market * market) * inverseDepth;
        TReal wanted = MarketStages.Sold<TReal, TMask>(first - price, decline, share);
        TReal most = TReal.Select(TReal.LessThan(zero, decline), first / decline, TReal.Of(float.MaxValue));
        TReal paid = TReal.Select(TReal.LessThan(zero, price), capital / price, TReal.Of(float.MaxValue));
        return TReal.Min(wanted, TReal.Min(most, paid));
    }

    /// <summary>What a sale of units brings: units market (1 - pressure - units market inverse depth / 2).</summary>
    public static TReal Proceeds<TReal, TMask>(TReal market, TReal units, TReal pressure, TReal inverseDepth)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal value = units * market;
        return value * (TReal.Of(1f) - TReal.MultiplyAdd(TReal.Of(0.5f) * value, inverseDepth, pressure));
    }

    /// <summary>Books a purchase for which keepers raced, so that a share of its profit is bid away, see <see cref="Record"/>.</summary>
    public static void RecordRace<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset, TMask takes, TReal units, TReal paid, TReal profit, TReal repaid, TReal seized)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int sale = SaleBook.Place<TReal, TMask, TMemory>(ref memory, book);
        TReal left = sale < 0 ? profit : SaleStages.Outbid<TReal, TMask, TMemory>(ref memory, book, takes, profit);
        Record<TReal, TMask, TMemory>(ref memory, book, asset, takes, units, paid, left, repaid, seized);
    }

    /// <summary>Books a purchase: capital, profit, the value liquidated, the debt repaid, and the pressure on the market.</summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="book">The protocol.</param>
    /// <param name="asset">The collateral.</param>
    /// <param name="takes">The paths with a purchase.</param>
    /// <param name="units">Units that keepers bought.</param>
    /// <param name="paid">What they paid.</param>
    /// <param name="profit">What is left to them after gas and slippage.</param>
    /// <param name="repaid">Debt that the borrower is relieved of.</param>
    /// <param name="seized">Units that the borrower lost.</param>
    public static void Record<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset, TMask takes, TReal units, TReal paid, TReal profit, TReal repaid, TReal seized)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int sale = SaleBook.Place<TReal, TMask, TMemory>(ref memory, book);
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        int state = book.Asset(asset);
        TReal market = memory.Load(state + AssetState.Market);
        if (sale < 0)
        {
            TReal pressure = memory.Load(state + AssetState.Pressure);
            memory.Store(state + AssetState.Pressure, TReal.Select(takes, TReal.Min(TReal.Of(1f), TReal.MultiplyAdd(units * market, memory.Load(state + AssetState.InverseDepth), pressure)), pressure));
        }
        else
        {
            SaleStages.Sell<TReal, TMask, TMemory>(ref memory, book, asset, takes, units);
            paid = SaleStages.Pay<TReal, TMask, TMemory>(ref memory, book, asset, takes, units, paid);
        }

        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.KeeperCapital, TReal.Select(takes, -paid, zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.KeeperProfit, TReal.Select(takes, profit, zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Liquidated, TReal.Select(takes, seized * market, zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Repaid, TReal.Select(takes, repaid, zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.BorrowersLoss, TReal.Select(takes, TReal.MultiplyAdd(seized, market, -repaid), zero));
        memory.Count(takes, ProtocolTallies.Liquidations, 1);
    }
}

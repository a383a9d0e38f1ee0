using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>An unhealthy perpetual is offered to the asset's market, a part a date, down to a limit that falls with its margin.</summary>
internal static class OrderBookStages
{
    // So much of the fund is spent on a position at most that rounding never asks it for more than it has.
    private const float Nearly = 1 - (1f / 65536);

    /// <summary>
    /// Closes what the market takes. Its next unit brings M (1 - pressure) and each further one b = M² inverse depth less (buying back: more), so that it takes side (M (1 - pressure) - limit) / b. The account gets what the market
    /// pays less a fee, at least what leaves it nothing; what that is above what the market pays is bad debt. Where winners are deleveraged, that is done only as far as the fund pays for it. Parameters: those of <see cref="PerpetualLiquidationTerms{TReal}"/>.
    /// </summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="book">The protocol.</param>
    /// <param name="row">The row.</param>
    /// <param name="table">Where the market stands.</param>
    /// <param name="state">First state slot of the position.</param>
    /// <param name="unhealthy">Where it is liquidated.</param>
    /// <param name="price">The oracle's price.</param>
    /// <param name="equity">Its equity.</param>
    /// <param name="maintenance">Its maintenance requirement.</param>
    public static void Sell<TReal, TMask, TMemory>(
        ref TMemory memory, ProtocolBook book, MechanismRow row, PerpetualTable table, int state, TMask unhealthy, TReal price, TReal equity, TReal maintenance)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TReal units = memory.Load(state + PerpetualState.Units);
        TReal size = TReal.Abs(units);
        TReal side = TReal.SelectLessThan(units, zero, -one, one);
        TReal notional = size * price;
        PerpetualLiquidationTerms<TReal> terms = Terms<TReal, TMask, TMemory>(ref memory, row.Parameter);
        TReal limit = PerpetualLiquidation<TReal, TMask>.FillablePrice(units, units * price, maintenance, PerpetualLiquidation<TReal, TMask>.Rating(equity, maintenance, terms), terms);
        TReal bankruptcy = price - (equity / units);
        int asset = book.Asset(row.Asset);
        TReal market = memory.Load(asset + AssetState.Market);
        TReal first = TReal.NegatedMultiplyAdd(market, memory.Load(asset + AssetState.Pressure), market);
        TReal decline = (market * market) * memory.Load(asset + AssetState.InverseDepth);
        TReal most = PerpetualLiquidation<TReal, TMask>.MostNotional(notional, zero, terms);
        TReal allowed = TReal.Select(TReal.LessOrEqual(notional, most), size, most / price);
        TReal closed = TReal.Min(allowed, MarketStages.Sold<TReal, TMask>(side * (first - limit), decline, one));
        TReal available = TReal.Of(float.MaxValue);
        if (table.Backing != PerpetualTable.NoDeleveraging)
        {
            available = TReal.Of(Nearly) * table.Available<TReal, TMask, TMemory>(ref memory, book);
            closed = TReal.Min(closed, Payable<TReal, TMask>(side * (bankruptcy - first), decline, available));
        }

        TMask takes = unhealthy & TReal.LessThan(zero, closed);
        if (!TMask.Any(takes)) return;
        TReal proceeds = side * closed * Average<TReal, TMask>(first, decline, side, closed);
        TReal nothing = PerpetualLiquidation<TReal, TMask>.Bankruptcy(-(side * closed * price), equity, maintenance * (closed / size), maintenance);
        TReal delta = PerpetualLiquidation<TReal, TMask>.InsuranceDelta(proceeds, nothing, terms);
        delta = TReal.Max(delta, -available);
        Record<TReal, TMask, TMemory>(ref memory, book, row.Asset, table, state, takes, side, closed, proceeds, delta);
    }

    // Units whose loss a fund can pay: with a of the first and b more of each further one, a q + b q² / 2 = available.
    private static TReal Payable<TReal, TMask>(TReal first, TReal decline, TReal available)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal root = TReal.Sqrt(TReal.MultiplyAdd(first, first, TReal.Of(2f) * decline * available));
        TReal falling = TReal.Select(TReal.LessThan(zero, decline), (root - first) / decline, TReal.Of(float.MaxValue));
        return TReal.SelectLessThan(zero, first, TReal.Of(2f) * available / (first + root), falling);
    }

    // What closing a number of units brings a unit: the first and the last price in the middle.
    private static TReal Average<TReal, TMask>(TReal first, TReal decline, TReal side, TReal closed)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask> => TReal.NegatedMultiplyAdd(side * TReal.Of(0.5f) * decline, closed, first);

    private static PerpetualLiquidationTerms<TReal> Terms<TReal, TMask, TMemory>(ref TMemory memory, int parameter)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        new(memory.Parameter(parameter), memory.Parameter(parameter + 1), memory.Parameter(parameter + 2), memory.Parameter(parameter + 3), memory.Parameter(parameter + 4), memory.Parameter(parameter + 5));

    private static void Record<TReal, TMask, TMemory>(
        ref TMemory memory, ProtocolBook book, int asset, PerpetualTable table, int state, TMask takes, TReal side, TReal closed, TReal proceeds, TReal delta)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        int assetState = book.Asset(asset);
        TReal units = memory.Load(state + PerpetualState.Units);
        TReal cash = memory.Load(state + PerpetualState.Cash);
        TReal funding = side * closed * memory.Load(table.State + PerpetualState.Funding);
        TMask whole = TReal.LessOrEqual(TReal.Abs(units), closed);
        TMask fails = takes & TReal.LessThan(delta, zero);
        TReal left = TReal.Select(whole & fails, zero, cash + (proceeds - delta - funding));
        memory.Store(state + PerpetualState.Units, TReal.Select(takes, TReal.Select(whole, zero, TReal.NegatedMultiplyAdd(side, closed, units)), units));
        memory.Store(state + PerpetualState.Cash, TReal.Select(takes, left, cash));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, table.State + PerpetualState.MarketPaid, TReal.Select(takes, proceeds - funding, zero));
        TReal value = closed * memory.Load(assetState + AssetState.Market);
        SaleStages.Press<TReal, TMask, TMemory>(ref memory, book, asset, TReal.Select(takes, side * closed, zero), TReal.Select(takes, TReal.MultiplyAdd(side, value, -proceeds), zero));
        TReal fee = TReal.Select(takes, TReal.Max(delta, zero), zero);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Liquidated, TReal.Select(takes, value, zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.BorrowersLoss, TReal.Select(takes, TReal.MultiplyAdd(side, value, fee - proceeds), zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Revenue, fee);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Fund, fee);
        memory.Count(takes, LiquidationTallies.PerpetualClosings, 1);
        if (TMask.Any(fails)) PositionStages.Fail<TReal, TMask, TMemory>(ref memory, book, fails, -delta);
    }
}

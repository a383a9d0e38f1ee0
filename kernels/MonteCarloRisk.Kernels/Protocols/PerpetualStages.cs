using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Perpetuals of an asset: funding, who is looked at, and what is left at the horizon.</summary>
internal static class PerpetualStages
{
    /// <summary>Puts a market and its positions at their start.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        PerpetualTable table = PerpetualTable.Of<TReal, TMask, TMemory>(ref memory, row);
        for (int slot = 0; slot < PerpetualState.First; slot++) memory.Store(table.State + slot, TReal.Of(0f));
        memory.Store(table.State + PerpetualState.LongReach, TReal.Of(float.MaxValue));
        memory.Store(table.State + PerpetualState.ShortReach, TReal.Of(-float.MaxValue));
        for (int position = 0; position < table.Positions; position++)
        {
            int state = table.Position(position);
            int parameter = table.Parameters(position);
            memory.Store(state + PerpetualState.Units, memory.Parameter(parameter));
            memory.Store(state + PerpetualState.Cash, memory.Parameter(parameter + 1));
            memory.Store(state + PerpetualState.Rank, TReal.Of(0f));
        }
    }

    /// <summary>Longs pay shorts rate times the oracle's price a unit. Parameter: the rate of a step; integer: the place of the terms of a premium, see <see cref="PremiumTerms"/>, below zero where the rate stays; state: that of the market.</summary>
    public static void Fund<TReal, TMask, TWord, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, uint pathHigh, uint pathLow, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int terms = memory.Integer(row.Integer);
        TReal rate = memory.Parameter(row.Parameter);
        if (terms >= 0)
        {
            if (date == 1) PremiumTerms.Rate<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, terms, 0);
            rate = PremiumTerms.Rate<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, terms, date);
        }

        memory.Store(row.State, TReal.MultiplyAdd(rate, memory.Load(book.Asset(row.Asset) + AssetState.Oracle), memory.Load(row.State)));
    }

    /// <summary>Liquidates what is unhealthy at the oracle's price, and notes what is bankrupt then.</summary>
    public static void Run<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        PerpetualTable table = PerpetualTable.Of<TReal, TMask, TMemory>(ref memory, row);
        TReal price = memory.Load(book.Asset(row.Asset) + AssetState.Oracle);
        TReal threshold = AdjustmentStages.Threshold<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TReal margin = TReal.Of(1f) - threshold;
        TReal longs = Reach<TReal, TMask, TMemory>(ref memory, table, price, margin, out TReal shorts);
        TMask working = KeeperStages.Allowed<TReal, TMask, TMemory>(ref memory, book) & TReal.LessOrEqual(AdjustmentStages.Gate<TReal, TMask, TMemory>(ref memory, book, row.Asset), TReal.Of(1f));
        if (!TMask.Any(working)) return;
        for (int position = 0; position < table.Longs; position++)
        {
            if (table.IsBelow<TReal, TMask, TMemory>(ref memory, position, longs)) break;
            Look<TReal, TMask, TMemory>(ref memory, book, row, table, position, working, price, margin);
        }

        for (int position = table.Longs; position < table.Positions; position++)
        {
            if (table.IsAbove<TReal, TMask, TMemory>(ref memory, position, shorts)) break;
            Look<TReal, TMask, TMemory>(ref memory, book, row, table, position, working, price, margin);
        }
    }

    /// <summary>At the horizon: what equities are below zero at the market's price is bad debt.</summary>
    public static void Close<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        PerpetualTable table = PerpetualTable.Of<TReal, TMask, TMemory>(ref memory, row);
        TReal price = memory.Load(book.Asset(row.Asset) + AssetState.Market);
        TReal longs = Reach<TReal, TMask, TMemory>(ref memory, table, price, zero, out TReal shorts);
        TMask everywhere = TReal.LessOrEqual(zero, price);
        for (int position = 0; position < table.Longs; position++)
        {
            if (table.IsBelow<TReal, TMask, TMemory>(ref memory, position, longs)) break;
            Fail<TReal, TMask, TMemory>(ref memory, book, table, position, everywhere, price);
        }

        for (int position = table.Longs; position < table.Positions; position++)
        {
            if (table.IsAbove<TReal, TMask, TMemory>(ref memory, position, shorts)) break;
            Fail<TReal, TMask, TMemory>(ref memory, book, table, position, everywhere, price);
        }
    }

    /// <summary>Equity of a position at a price.</summary>
    public static TReal Equity<TReal, TMask, TMemory>(ref TMemory memory, PerpetualTable table, int state, TReal price)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        TReal.MultiplyAdd(memory.Load(state + PerpetualState.Units), price - memory.Load(table.State + PerpetualState.Funding), memory.Load(state + PerpetualState.Cash));

    // A long is unhealthy where cash + u (P - F) < margin u P, so that -cash / u > (1 - margin) P - F; a short where cash / |u| < (1 + margin) P - F. What is bankrupt is noted anew.
    private static TReal Reach<TReal, TMask, TMemory>(ref TMemory memory, PerpetualTable table, TReal price, TReal margin, out TReal shorts)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal funding = memory.Load(table.State + PerpetualState.Funding);
        TReal longs = TReal.Min(memory.Load(table.State + PerpetualState.LongReach), TReal.NegatedMultiplyAdd(margin, price, price) - funding);
        shorts = TReal.Max(memory.Load(table.State + PerpetualState.ShortReach), TReal.MultiplyAdd(margin, price, price) - funding);
        memory.Store(table.State + PerpetualState.LongReach, longs);
        memory.Store(table.State + PerpetualState.ShortReach, shorts);
        for (int slot = PerpetualState.LongUnits; slot <= PerpetualState.ShortDeficit; slot++) memory.Store(table.State + slot, TReal.Of(0f));
        return longs;
    }

    private static void Look<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, PerpetualTable table, int position, TMask working, TReal price, TReal margin)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int state = table.Position(position);
        TReal equity = Equity<TReal, TMask, TMemory>(ref memory, table, state, price);
        TReal maintenance = margin * (TReal.Abs(memory.Load(state + PerpetualState.Units)) * price);
        TMask unhealthy = PerpetualLiquidation<TReal, TMask>.IsLiquidatable(equity, maintenance) & working;
        if (!TMask.Any(unhealthy)) return;
        OrderBookStages.Sell<TReal, TMask, TMemory>(ref memory, book, row, table, state, unhealthy, price, equity, maintenance);
        if (table.Backing != PerpetualTable.NoDeleveraging) Note<TReal, TMask, TMemory>(ref memory, table, position, working, price);
    }

    private static void Fail<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, PerpetualTable table, int position, TMask where, TReal price)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal deficit = Note<TReal, TMask, TMemory>(ref memory, table, position, where, price);
        TMask fails = TReal.LessThan(TReal.Of(0f), deficit);
        if (TMask.Any(fails)) PositionStages.Fail<TReal, TMask, TMemory>(ref memory, book, fails, deficit);
    }

    // Returns what the equity of a position is below zero.
    private static TReal Note<TReal, TMask, TMemory>(ref TMemory memory, PerpetualTable table, int position, TMask where, TReal price)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int state = table.Position(position);
        TReal units = TReal.Abs(memory.Load(state + PerpetualState.Units));
        TReal equity = Equity<TReal, TMask, TMemory>(ref memory, table, state, price);
        TMask bankrupt = where & TReal.LessThan(equity, zero) & TReal.LessThan(zero, units);
        TReal deficit = TReal.Select(bankrupt, -equity, zero);
        int slot = table.State + (position < table.Longs ? PerpetualState.LongUnits : PerpetualState.ShortUnits);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, slot, TReal.Select(bankrupt, units, zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, slot + 1, deficit);
        return deficit;
    }
}

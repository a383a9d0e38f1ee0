using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Soft liquidation in bands, see <see cref="Bands{TReal, TMask}"/>, and liquidation outright of what has lost its health in them.</summary>
/// <remarks>
/// A position's bands reach down from the price at which it owes all that the threshold allows, its key. The borrowed coin in its bands lies against its debt and pays none of it, so that all of the debt bears interest and counts as lent, until it is liquidated outright or the horizon comes.
/// Trade begins on the first date on which the oracle is below the first band's upper price, so positions that no path has reached are passed over as elsewhere; health above it counts what the price is above it, so that those lose none.
/// </remarks>
internal static class BandStages
{
    private const int Threshold = 0;
    private const int Terms = 1;
    private const int Fee = 3;
    private const int Discount = 4;
    private const int Slots = 2;

    // Where the market is thin the last unit that pays is found by the chord from where none does; a band is so narrow that two are enough.
    private const int Chords = 2;

    /// <summary>
    /// Puts collateral into the bands, equally. Parameters: profit threshold, the terms of the bands, fee, liquidation discount; integers: number of bands, first slot of the measures;
    /// state: of each position of the asset the borrowed coin and the collateral of each band.
    /// </summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int bands = memory.Integer(row.Integer);
        int first = memory.Integer(book.PositionInteger + row.Asset);
        int end = memory.Integer(book.PositionInteger + row.Asset + 1);
        for (int position = first; position < end; position++)
        {
            TReal each = memory.Load(book.Position(position) + PositionState.Units) / TReal.Of((float)bands);
            int place = row.State + (Slots * bands * (position - first));
            for (int band = 0; band < bands; band++)
            {
                memory.Store(place + (Slots * band), TReal.Of(0f));
                memory.Store(place + (Slots * band) + 1, each);
            }
        }
    }

    /// <summary>Trades with the bands of what was ever below its first, and liquidates outright what has no health left.</summary>
    public static void Run<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal oracle = memory.Load(book.Asset(row.Asset) + AssetState.Oracle);

        // A first band whose upper price is u trades at oracle³ / u² while the oracle is above it, and is bought from where that is below the market.
        TReal deepest = TReal.Min(oracle, oracle * TReal.Sqrt(oracle / memory.Load(book.Asset(row.Asset) + AssetState.Market)));
        TReal reach = PositionStages.Reach<TReal, TMask, TMemory>(ref memory, book, row.Asset, deepest);
        TMask working = KeeperStages.Working<TReal, TMask, TMemory>(ref memory, book);
        if (!TMask.Any(working)) return;
        int first = memory.Integer(book.PositionInteger + row.Asset);
        int end = memory.Integer(book.PositionInteger + row.Asset + 1);
        int slots = Slots * memory.Integer(row.Integer);
        for (int position = first; position < end; position++)
        {
            if (PositionStages.IsBeyond<TReal, TMask, TMemory>(ref memory, book, position, reach)) return;
            int state = book.Position(position);
            TMask empty = TReal.Equal(memory.Load(state + PositionState.Units), zero) & TReal.Equal(memory.Load(state + PositionState.ScaledDebt), zero);
            TMask held = working & !empty;
            if (!TMask.Any(held)) continue;
            Position<TReal, TMask, TMemory>(ref memory, book, row, state, row.State + (slots * (position - first)), Top<TReal, TMask, TMemory>(ref memory, book, row, position), held, oracle);
        }
    }

    // The upper price of the first band: debt over units and threshold, at the start.
    private static TReal Top<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int position)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int parameter = book.PositionParameter + (position * ProtocolBook.PositionParameters);
        return memory.Parameter(parameter + 1) / (memory.Parameter(parameter) * memory.Parameter(book.MarketParameter + (row.Asset * ProtocolBook.MarketParameters) + 1));
    }

    // Band by band, each at the market that the one before has left.
    private static void Position<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, int place, TReal top, TMask held, TReal oracle)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        var terms = new BandTerms<TReal>(memory.Parameter(row.Parameter + Terms), memory.Parameter(row.Parameter + Terms + 1));
        TReal fee = memory.Parameter(row.Parameter + Fee);
        TReal upper = top;
        TReal before = zero;
        TReal borrowed = zero;
        TReal collateral = zero;
        TReal converted = zero;
        int bands = memory.Integer(row.Integer);
        for (int band = 0; band < bands; band++)
        {
            int slot = place + (Slots * band);
            var was = new BandState<TReal>(memory.Load(slot), memory.Load(slot + 1));
            Trade<TReal, TMask, TMemory>(ref memory, book, row, slot, held, was, oracle, upper, TReal.Max(fee, Bands<TReal, TMask>.DistanceFee(oracle, upper, terms)), terms);
            var now = new BandState<TReal>(memory.Load(slot), memory.Load(slot + 1));
            before = before + was.Borrowed;
            borrowed = borrowed + now.Borrowed;
            collateral = collateral + now.Collateral;
            converted = converted + Bands<TReal, TMask>.Converted(now, oracle, upper, terms);
            upper = Bands<TReal, TMask>.LowerPrice(upper, terms);
        }

        TReal came = TReal.Select(held, borrowed - before, zero);
        TReal units = memory.Load(state + PositionState.Units);
        memory.Store(state + PositionState.Units, TReal.Select(held & !TReal.Equal(came, zero), collateral, units));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, memory.Integer(row.Integer + 1) + LiquidationMeasures.SoftRepaid, came);
        TMask begins = TReal.Equal(before, zero) & TReal.LessThan(zero, came);
        if (TMask.Any(begins)) memory.Count(begins, LiquidationTallies.SoftLiquidations, 1);

        // Full health: what the bands come to in a slow fall, less the discount, and what the price is above them while they are whole.
        TReal debt = memory.Load(state + PositionState.ScaledDebt) * memory.Load(ledger + PathLedger.DebtIndex);
        TReal gate = AdjustmentStages.Gate<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TReal above = TReal.Select(TReal.Equal(borrowed, zero), TReal.Max(oracle - top, zero) * collateral, zero);
        TReal worth = TReal.MultiplyAdd(converted, TReal.Of(1f) - memory.Parameter(row.Parameter + Discount), above);
        TMask fails = held & TReal.LessThan(zero, debt) & TReal.LessThan(worth * gate, debt);
        if (TMask.Any(fails)) Liquidate<TReal, TMask, TMemory>(ref memory, book, row, state, place, fails, debt - borrowed);
    }

    /// <summary>At the horizon the coin in its bands pays a position's debt, which may fall below zero: that is its owner's.</summary>
    public static void Close<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int bands = memory.Integer(row.Integer);
        int first = memory.Integer(book.PositionInteger + row.Asset);
        int end = memory.Integer(book.PositionInteger + row.Asset + 1);
        TReal index = memory.Load(book.LedgerSlot + PathLedger.DebtIndex);
        for (int position = first; position < end; position++)
        {
            TReal borrowed = TReal.Of(0f);
            for (int band = 0; band < bands; band++) borrowed = borrowed + memory.Load(row.State + (Slots * ((bands * (position - first)) + band)));
            TReal paid = borrowed / index;
            PathLedger.Add<TReal, TMask, TMemory>(ref memory, book.Position(position) + PositionState.ScaledDebt, -paid);
            PathLedger.Add<TReal, TMask, TMemory>(ref memory, book.LedgerSlot + PathLedger.ScaledDebt, -paid);
        }
    }

    // Arbitrage with one band; what comes in stays in it, what goes out is sold, and what goes in is bought without moving the market.
    private static void Trade<TReal, TMask, TMemory>(
        ref TMemory memory, ProtocolBook book, MechanismRow row, int slot, TMask held, in BandState<TReal> was, TReal oracle, TReal upper, TReal fee, in BandTerms<TReal> terms)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        int asset = book.Asset(row.Asset);
        LotSale<TReal, TMask> market = LotSale<TReal, TMask>.In(ref memory, asset);
        TReal price = TReal.NegatedMultiplyAdd(market.Price, market.Pressure, market.Price);
        BandTrade<TReal> trade = Paying<TReal, TMask>(was, oracle, price, market, upper, fee, terms);
        TMask trades = held & TReal.LessThan(zero, price) & !(TReal.Equal(trade.BorrowedIn, zero) & TReal.Equal(trade.CollateralIn, zero));
        if (!TMask.Any(trades)) return;

        TReal borrowedIn = TReal.Select(trades, trade.BorrowedIn, zero);
        TReal collateralIn = TReal.Select(trades, trade.CollateralIn, zero);
        TReal given = TReal.Max(-collateralIn, zero);
        TReal bought = TReal.Max(collateralIn, zero) * price;
        TReal loss = -TReal.MultiplyAdd(collateralIn, market.Price, borrowedIn);
        memory.Store(slot, TReal.Select(trades, trade.State.Borrowed, was.Borrowed));
        memory.Store(slot + 1, TReal.Select(trades, trade.State.Collateral, was.Collateral));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.BorrowersLoss, loss);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, memory.Integer(row.Integer + 1) + LiquidationMeasures.SoftLoss, loss);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.KeeperProfit, (market.Proceeds(given) - bought) - borrowedIn);
        SaleStages.Press<TReal, TMask, TMemory>(ref memory, book, row.Asset, market.Sold(given), bought - TReal.MultiplyAdd(collateralIn, market.Price, market.Proceeds(given)));
    }

    // Down to the last unit that pays in a market that each unit sold lowers: price' = price - c sold(price'), sold(.) zero at the band's own price over 1 - fee.
    private static BandTrade<TReal> Paying<TReal, TMask>(in BandState<TReal> was, TReal oracle, TReal price, LotSale<TReal, TMask> market, TReal upper, TReal fee, in BandTerms<TReal> terms)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        BandTrade<TReal> trade = Bands<TReal, TMask>.Arbitrage(was, oracle, price, upper, fee, terms);
        TReal decline = (market.Price * market.Price) * market.InverseDepth;
        TMask lowers = TReal.LessThan(zero, decline) & TReal.LessThan(trade.CollateralIn, zero);
        if (!TMask.Any(lowers)) return trade;

        TReal none = Bands<TReal, TMask>.Price(was, oracle, upper, terms) / (one - fee);
        TReal last = price;
        for (int chord = 0; chord < Chords; chord++)
        {
            TReal slope = TReal.Select(lowers, decline * -trade.CollateralIn / (last - none), zero);
            last = TReal.Select(lowers, TReal.MultiplyAdd(slope, none, price) / (one + slope), last);
            trade = Bands<TReal, TMask>.Arbitrage(was, oracle, last, upper, fee, terms);
            lowers = lowers & TReal.LessThan(trade.CollateralIn, zero) & TReal.LessThan(none, last);
        }

        return trade;
    }

    // Whoever pays what the borrowed coin in the bands leaves of the debt has all that is in them.
    private static void Liquidate<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, int place, TMask fails, TReal net)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        LotSale<TReal, TMask> market = LotSale<TReal, TMask>.In(ref memory, book.Asset(row.Asset));
        TReal units = memory.Load(state + PositionState.Units);
        TReal paid = TReal.Max(net, zero);
        TReal profit = market.Proceeds(units) - net - memory.Load(ledger + PathLedger.GasCost);
        TMask takes = fails & TReal.LessOrEqual(paid, memory.Load(ledger + PathLedger.KeeperCapital)) & TReal.LessOrEqual(memory.Parameter(row.Parameter + Threshold), profit);
        if (!TMask.Any(takes)) return;

        KeeperTrade.Record<TReal, TMask, TMemory>(ref memory, book, row.Asset, takes, market.Sold(units), paid, profit, net, units);
        TReal scaled = memory.Load(state + PositionState.ScaledDebt);
        memory.Store(state + PositionState.ScaledDebt, TReal.Select(takes, zero, scaled));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.ScaledDebt, TReal.Select(takes, -scaled, zero));
        memory.Store(state + PositionState.Units, TReal.Select(takes, zero, units));
        int slots = Slots * memory.Integer(row.Integer);
        for (int slot = 0; slot < slots; slot++) memory.Store(place + slot, TReal.Select(takes, zero, memory.Load(place + slot)));
    }
}

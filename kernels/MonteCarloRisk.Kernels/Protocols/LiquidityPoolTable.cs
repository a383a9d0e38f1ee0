using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Where a market of perpetuals against a pool stands, as its row says.</summary>
/// <param name="Measures">First slot of the measures.</param>
/// <param name="PositionParameter">First parameter of the positions: units, margin, key and entry price each.</param>
/// <param name="Longs">Number of longs, which come first.</param>
/// <param name="Positions">Number of positions.</param>
/// <param name="Order">First of so many integers: the positions by falling profit over size, longs before shorts. It is that of entry prices, whatever the price.</param>
/// <param name="Backing">Index of the asset of which the pool holds units.</param>
/// <param name="BackingPrice">Which price of it counts along the path: <see cref="AssetState.Oracle"/>, or <see cref="AssetState.Market"/> where it has no oracle.</param>
/// <param name="State">First state slot, see <see cref="LiquidityPoolState"/>.</param>
public readonly record struct LiquidityPoolTable(int Measures, int PositionParameter, int Longs, int Positions, int Order, int Backing, int BackingPrice, int State)
{
    /// <summary>Parameter of the row: borrowing fee of a step, over the size, where the pool is wholly reserved.</summary>
    public const int BorrowingParameter = 0;

    /// <summary>Parameter: fee of a liquidation over the size.</summary>
    public const int FeeParameter = 1;

    /// <summary>Parameter: most of what a side's pool holds that its profits are paid.</summary>
    public const int MostProfitParameter = 2;

    /// <summary>Parameter: profit over pool above which a side is deleveraged.</summary>
    public const int TriggerParameter = 3;

    /// <summary>Parameter: profit over pool down to which it is.</summary>
    public const int TargetParameter = 4;

    /// <summary>Parameter: highest entry price of a long.</summary>
    public const int LongEntryParameter = 5;

    /// <summary>Parameter: highest entry price of a short.</summary>
    public const int ShortEntryParameter = 6;

    /// <summary>First of six parameters: what the state from <see cref="LiquidityPoolState.LongUnits"/> to <see cref="LiquidityPoolState.PoolCash"/> begins with.</summary>
    public const int StartParameter = 7;

    /// <summary>Parameter: what <see cref="LiquidityPoolState.Gained"/> begins with.</summary>
    public const int GainedParameter = 13;

    /// <summary>Parameters of a position.</summary>
    public const int PositionParameters = 4;

    /// <summary>Reads the integers of a row.</summary>
    internal static LiquidityPoolTable Of<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int integer = row.Integer;
        return new(
            memory.Integer(integer), memory.Integer(integer + 1), memory.Integer(integer + 2), memory.Integer(integer + 3), memory.Integer(integer + 4), memory.Integer(integer + 5), memory.Integer(integer + 6), row.State);
    }

    /// <summary>First state slot of a position.</summary>
    public int Position(int position) => State + LiquidityPoolState.First + (position * LiquidityPoolState.Slots);

    /// <summary>First parameter of a position.</summary>
    public int Parameters(int position) => PositionParameter + (position * PositionParameters);

    /// <summary>Slot of what a side has run up in fees.</summary>
    internal int Borrowing(bool isLong) => State + (isLong ? LiquidityPoolState.LongBorrowing : LiquidityPoolState.ShortBorrowing);

    /// <summary>Slot of a side's units; behind it lie its sizes.</summary>
    internal int Side(bool isLong) => State + (isLong ? LiquidityPoolState.LongUnits : LiquidityPoolState.ShortUnits);

    /// <summary>Profit of a side at a price, its losers' losses taken off.</summary>
    internal TReal Profit<TReal, TMask, TMemory>(ref TMemory memory, bool isLong, TReal price)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal units = memory.Load(Side(isLong));
        TReal size = memory.Load(Side(isLong) + 1);
        return isLong ? TReal.MultiplyAdd(units, price, -size) : TReal.NegatedMultiplyAdd(units, price, size);
    }

    /// <summary>What the pool holds for a side, the price of its asset given.</summary>
    internal TReal Held<TReal, TMask, TMemory>(ref TMemory memory, bool isLong, TReal backing)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        isLong ? memory.Load(State + LiquidityPoolState.PoolUnits) * backing : memory.Load(State + LiquidityPoolState.PoolCash);

    /// <summary>Pays a side out of what the pool holds for it, at most that.</summary>
    internal void Pay<TReal, TMask, TMemory>(ref TMemory memory, bool isLong, TReal paid, TReal backing)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal held = Held<TReal, TMask, TMemory>(ref memory, isLong, backing);
        int pool = State + (isLong ? LiquidityPoolState.PoolUnits : LiquidityPoolState.PoolCash);
        TReal before = memory.Load(pool);
        TReal amount = isLong ? paid / backing : paid;
        TReal taken = TReal.Select(TReal.LessThan(paid, held), TReal.Min(amount, before), before);
        memory.Store(pool, before - taken);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, State + (isLong ? LiquidityPoolState.PaidUnits : LiquidityPoolState.PaidCash), taken);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, State + LiquidityPoolState.Gained, paid);
    }

    /// <summary>Takes units of a position off its side.</summary>
    internal void Reduce<TReal, TMask, TMemory>(ref TMemory memory, bool isLong, TReal closed, TReal entry)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int side = Side(isLong);
        memory.Store(side, memory.Load(side) - closed);
        memory.Store(side + 1, TReal.NegatedMultiplyAdd(closed, entry, memory.Load(side + 1)));
    }
}

using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What sales add up on a path, in the numéraire: first those of all assets, then those of each collateral in the model's order.</summary>
public static class SaleMeasures
{
    /// <summary>What searchers bid away of the profit of liquidations.</summary>
    public const int Bids = 0;

    /// <summary>What they take of sales in pools.</summary>
    public const int Sandwiches = 1;

    /// <summary>What is borrowed in flash loans.</summary>
    public const int Borrowed = 2;

    /// <summary>What they cost.</summary>
    public const int FlashFees = 3;

    /// <summary>Measures of all assets.</summary>
    public const int OfAll = 4;

    /// <summary>Of an asset: value at the market's price of what was sold, less what it brought, and what was paid less the value of what was bought back.</summary>
    public const int Slippage = 0;

    /// <summary>Of an asset: value at the market's price of what others had to sell because it was pledged to them too.</summary>
    public const int Forced = 1;

    /// <summary>Of an asset: what its first venue has paid; the others follow.</summary>
    public const int FirstVenue = 2;

    /// <summary>All at zero.</summary>
    internal static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int sale = SaleBook.Place<TReal, TMask, TMemory>(ref memory, book);
        int count = memory.Integer(sale + SaleBook.MeasureCount);
        int first = memory.Integer(sale + SaleBook.Measures);
        for (int measure = 0; measure < count; measure++) memory.Store(first + measure, TReal.Of(0f));
        for (int asset = 0; asset < book.AssetCount; asset++)
        {
            int state = memory.Integer(SaleBook.Of(sale, asset, SaleBook.State));
            for (int slot = 0; slot < SaleState.Slots; slot++) memory.Store(state + slot, TReal.Of(0f));
        }
    }

    /// <summary>Adds a path's measures to the tallies.</summary>
    internal static void Tally<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int sale = SaleBook.Place<TReal, TMask, TMemory>(ref memory, book);
        if (sale < 0) return;
        int count = memory.Integer(sale + SaleBook.MeasureCount);
        int first = memory.Integer(sale + SaleBook.Measures);
        for (int measure = 0; measure < count; measure++)
        {
            TReal value = memory.Load(first + measure);
            TMask moved = !TReal.Equal(value, TReal.Of(0f));
            if (TMask.Any(moved)) MomentTallies.Add<TReal, TMask, TMemory>(ref memory, moved, value, memory.Integer(sale + SaleBook.Tally) + (measure * MomentTallies.Count));
        }
    }
}

using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>How a protocol's path begins.</summary>
internal static class ProtocolStart
{
    /// <summary>A row of the table.</summary>
    public static MechanismRow Row<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int place = book.RowInteger + (row * MechanismRow.Integers);
        return new(memory.Integer(place), memory.Integer(place + 1), memory.Integer(place + 2), memory.Integer(place + 3), memory.Integer(place + 4));
    }

    /// <summary>Puts the protocol at its start.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        for (int slot = 0; slot < PathLedger.Slots; slot++) memory.Store(book.LedgerSlot + slot, memory.Parameter(book.LedgerParameter + slot));
        for (int asset = 0; asset < book.AssetCount; asset++)
        {
            int state = book.Asset(asset);
            int market = book.MarketParameter + (asset * ProtocolBook.MarketParameters);
            TReal spot = memory.Parameter(market);
            for (int slot = 0; slot < AssetState.Slots; slot++) memory.Store(state + slot, zero);
            memory.Store(state + AssetState.Market, spot);
            memory.Store(state + AssetState.Oracle, spot);
            memory.Store(state + AssetState.InverseDepth, memory.Parameter(market + 2));
            memory.Store(state + AssetState.Reach, TReal.Of(float.MaxValue));
        }

        PositionStages.Open<TReal, TMask, TMemory>(ref memory, book);
        for (int row = 0; row < book.RowCount; row++) Open<TReal, TMask, TMemory>(ref memory, book, Row<TReal, TMask, TMemory>(ref memory, book, row));
    }

    private static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal spot = memory.Load(book.Asset(row.Asset) + AssetState.Market);
        if (row.Code is >= Mechanism.SpotOracle and <= Mechanism.MovingAverage) OracleStages.Open<TReal, TMask, TMemory>(ref memory, book, row, spot);
        else if (row.Code == Mechanism.Gas)
        {
            memory.Store(row.State + MechanismRow.DrawSlots, zero);
            memory.Store(row.State + MechanismRow.DrawSlots + 1, zero);
        }
        else if (row.Code == Mechanism.Stress)
        {
            memory.Store(row.State, zero);
            memory.Store(row.State + 1, TReal.Of(1f));
        }
        else if (row.Code == Mechanism.LiquidationMeasures) LiquidationMeasures.Open<TReal, TMask, TMemory>(ref memory, row);
        else if (row.Code == Mechanism.EnglishAuction) EnglishStages.Open<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code is >= Mechanism.FirstFeed and <= Mechanism.LastFeed) FeedRows.Open<TReal, TMask, TMemory>(ref memory, book, row, spot);
        else if (row.Code == Mechanism.TwoStageAuction) TwoStageStages.Open<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.StabilityPool) StabilityStages.Open<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code is >= Mechanism.FirstControl and <= Mechanism.LastControl) ControlRows.Open<TReal, TMask, TMemory>(ref memory, book, row, spot);
        else if (row.Code is >= Mechanism.FirstLending and <= Mechanism.LastLending) LendingRows.Open<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code is >= Mechanism.FirstChain and <= Mechanism.LastChain) ChainRows.Open<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.OrderBook) PerpetualStages.Open<TReal, TMask, TMemory>(ref memory, row);
        else if (row.Code is >= Mechanism.FirstSale and <= Mechanism.LastSale) SaleRows.Open<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code is >= Mechanism.FirstSoft and <= Mechanism.LastSoft) SoftRows.Open<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code is Mechanism.InsuranceFund or Mechanism.StakingModule) BackstopStages.Open<TReal, TMask, TMemory>(ref memory, row);
        else if (row.Code == Mechanism.CircuitBreaker) BreakerStages.Open<TReal, TMask, TMemory>(ref memory, row, spot);
        else if (row.Code == Mechanism.GasStart) memory.Store(row.State, memory.Parameter(row.Parameter));
    }
}

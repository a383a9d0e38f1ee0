using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Which row of oracles is which, for codes from <see cref="Mechanism.FirstFeed"/> to <see cref="Mechanism.LastFeed"/>.</summary>
internal static class FeedRows
{
    /// <summary>Puts a row at its start.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, TReal spot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (row.Code == Mechanism.Adjustment) AdjustmentStages.Reset<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.Sequencer) SequencerStages.Open<TReal, TMask, TMemory>(ref memory, row);
        else if (row.Code == Mechanism.FeedReference) memory.Store(book.Asset(row.Asset) + AssetState.Market, memory.Parameter(row.Parameter + 1));
        else if (row.Code == Mechanism.FeedEnd) memory.Store(book.Asset(row.Asset) + AssetState.Market, memory.Parameter(book.MarketParameter + (row.Asset * ProtocolBook.MarketParameters)));
        else if (row.Code == Mechanism.FeedNoise) memory.Store(row.State + MechanismRow.DrawSlots, TReal.Of(0f));
        else if (row.Code == Mechanism.WrongFeed) FailureStages.Open<TReal, TMask, TMemory>(ref memory, row);
        else if (row.Code == Mechanism.FixedOracle) OracleStages.Open<TReal, TMask, TMemory>(ref memory, book, row, spot);
        else if (row.Code == Mechanism.WindowOracle) OracleStages.Open<TReal, TMask, TMemory>(ref memory, book, row, spot);
        else if (row.Code == Mechanism.MedianOracle) OracleStages.Open<TReal, TMask, TMemory>(ref memory, book, row, spot);
        else if (row.Code == Mechanism.SourceEnd) MedianStages.Open<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.Staleness)
        {
            if (memory.Integer(row.Integer) == 0) memory.Store(row.State, TReal.Of(0f));
        }
        else if (row.Code is >= Mechanism.Confidence and <= Mechanism.DynamicMargin)
        {
            memory.Store(row.State, TReal.Of(0f));
            memory.Store(row.State + 1, TReal.Of(1f));
        }
    }

    /// <summary>Runs a row.</summary>
    public static void Apply<TReal, TMask, TWord, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int logReturnSlot, uint pathHigh, uint pathLow, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (row.Code == Mechanism.Adjustment) AdjustmentStages.Reset<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.Sequencer) SequencerStages.Run<TReal, TMask, TWord, TMemory>(ref memory, book, row, pathHigh, pathLow, date);
        else if (row.Code == Mechanism.FeedReference) FeedStages.Reference<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.FeedNoise) FeedStages.Noise<TReal, TMask, TWord, TMemory>(ref memory, book, row, pathHigh, pathLow, date);
        else if (row.Code == Mechanism.WrongFeed) FeedStages.Wrong<TReal, TMask, TWord, TMemory>(ref memory, book, row, pathHigh, pathLow, date);
        else if (row.Code == Mechanism.GrowthCap) FeedStages.Cap<TReal, TMask, TMemory>(ref memory, book, row, date);
        else if (row.Code == Mechanism.FeedEnd) FeedStages.End<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.WindowOracle) OracleStages.Window<TReal, TMask, TMemory>(ref memory, book, row, date);
        else if (row.Code == Mechanism.SourceBegin) MedianStages.Begin<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.SourceEnd) MedianStages.End<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.MedianOracle) OracleStages.Median<TReal, TMask, TMemory>(ref memory, book, row, date);
        else if (row.Code == Mechanism.Staleness) TrustStages.Stale<TReal, TMask, TMemory>(ref memory, book, row, date);
        else if (row.Code == Mechanism.DynamicMargin) DynamicMarginStages.React<TReal, TMask, TMemory>(ref memory, book, row, logReturnSlot);
        else if (row.Code == Mechanism.Confidence) TrustStages.Interval<TReal, TMask, TMemory>(ref memory, book, row, logReturnSlot);
    }
}

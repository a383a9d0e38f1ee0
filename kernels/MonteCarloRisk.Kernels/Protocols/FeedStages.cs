using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Oracles;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What an oracle reads where that is not the market's price. While an oracle is run it stands in the market's place, so that an oracle of any kind reads it.</summary>
internal static class FeedStages
{
    /// <summary>The price of another asset times a ratio. Parameters: the ratio, the price today; integer: the other asset.</summary>
    public static void Reference<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        memory.Store(book.Asset(row.Asset) + AssetState.Market, memory.Load(book.PriceSlot + memory.Integer(row.Integer)) * memory.Parameter(row.Parameter));

    /// <summary>Price exp(x), x' = kept x + deviation z. Parameters: kept, deviation of a step; integers: those of the draws; state: the draws, x.</summary>
    public static void Noise<TReal, TMask, TWord, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, uint pathHigh, uint pathLow, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal z = StepDraws.Normal<TReal, TMask, TWord, TMemory>(ref memory, RandomPurpose.Oracle, row.Integer, row.State, pathHigh, pathLow, date);
        int slot = row.State + MechanismRow.DrawSlots;
        TReal x = TReal.MultiplyAdd(memory.Parameter(row.Parameter + 1), z, memory.Parameter(row.Parameter) * memory.Load(slot));
        memory.Store(slot, x);
        int price = book.Asset(row.Asset) + AssetState.Market;
        memory.Store(price, memory.Load(price) * TReal.Exp(x));
    }

    /// <summary>A price off by a factor while the feed fails. Parameters: those of the failure, factor.</summary>
    public static void Wrong<TReal, TMask, TWord, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, uint pathHigh, uint pathLow, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TMask begins = FailureStages.Begins<TReal, TMask, TWord, TMemory>(ref memory, row, RandomPurpose.Oracle, pathHigh, pathLow, date);
        int slot = book.Asset(row.Asset) + AssetState.Market;
        TReal price = memory.Load(slot);
        memory.Store(slot, TReal.SelectLessThan(TReal.Of((float)date), memory.Load(row.State + MechanismRow.DrawSlots), price * memory.Parameter(row.Parameter + 2), price));
        if (TMask.Any(begins)) memory.Count(begins, ProtocolTallies.WrongFeeds, 1);
    }

    /// <summary>A token's price with its rate against what it is staked from capped, see <see cref="GrowthCap{TReal, TMask}"/>. Parameters: snapshot, growth a year, years of a step; integer: the asset that it is staked from.</summary>
    public static void Cap<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal staked = memory.Load(book.Asset(memory.Integer(row.Integer)) + AssetState.Market);
        TReal elapsed = TReal.Of((float)date) * memory.Parameter(row.Parameter + 2);
        int slot = book.Asset(row.Asset) + AssetState.Market;
        TReal most = GrowthCap<TReal, TMask>.MostRate(memory.Parameter(row.Parameter), memory.Parameter(row.Parameter + 1), elapsed);
        memory.Store(slot, GrowthCap<TReal, TMask>.Price(staked, memory.Load(slot) / staked, most));
    }

    /// <summary>The market's price is in its place again.</summary>
    public static void End<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
        => MarketStages.Mark<TReal, TMask, TMemory>(ref memory, book, row.Asset);
}

using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>When an account is closed out and what that costs, see <see cref="CloseOutBook"/>.</summary>
public static class CloseOutStages
{
    // A hundred times the model's volatility: beyond it a market is as good as gone.
    private const float LargestStress = 1e4f;

    // What single precision holds with room to spare.
    private const float LargestVolume = 1e30f;

    private const int DrawsAtOnce = 4;

    /// <summary>Starts a path.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, int book)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int costs = memory.Integer(book + CloseOutBook.CostSlot);
        memory.Store(costs, TReal.Of(0f));
        memory.Store(costs + 1, TReal.Of(0f));
        int slot = memory.Integer(book + CloseOutBook.StressSlot);
        if (slot < 0) return;
        int assets = memory.Integer(book + CloseOutBook.AssetCount);
        for (int asset = 0; asset < assets; asset++)
        {
            memory.Store(slot + asset, TReal.Of(0f));
            memory.Store(slot + assets + asset, TReal.Of(1f));
            memory.Store(slot + (2 * assets) + asset, TReal.Of(1f));
        }
    }

    /// <summary>Draws the delay of what is breached on a date, where it is drawn; the stage of the counter is 0 in a run, above it in a pilot.</summary>
    public static void Draw<TReal, TMask, TWord, TMemory>(ref TMemory memory, int book, int ringLength, uint pathHigh, uint pathLow, int date, uint stage)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int delays = memory.Integer(book + CloseOutBook.DelayCount);
        if (delays == 1) return;
        int slot = memory.Integer(book + CloseOutBook.DelaySlot);
        int within = date % DrawsAtOnce;
        if (within == 0)
        {
            var keys = new PhiloxKeys((uint)memory.Integer(book + CloseOutBook.SeedLow), (uint)memory.Integer(book + CloseOutBook.SeedHigh));
            var source = new PhiloxNormals(keys, RandomCounter.PurposeWord(RandomPurpose.LiquidationDelay, stage, 0));
            source.WriteHalfUniforms<TReal, TMask, TWord, TMemory>(ref memory, slot + ringLength, pathHigh, pathLow, (uint)date, DrawsAtOnce);
        }

        // As a state is picked, see RegimeSwitching.
        TReal place = TReal.Of(-1f) / memory.Load(slot + ringLength + within);
        int first = memory.Integer(book + CloseOutBook.DelayInteger);
        int threshold = memory.Integer(book + CloseOutBook.ThresholdParameter);
        TReal delay = TReal.Of((float)memory.Integer(first));
        for (int i = 1; i < delays; i++)
        {
            TReal further = TReal.Of((float)memory.Integer(first + i));
            delay = TReal.SelectLessThan(memory.Parameter(threshold + i - 1), place, further, delay);
        }

        memory.Store(slot + (date % ringLength), delay);
    }

    /// <summary>Follows the volatility of each asset along the path, where volumes shrink with it.</summary>
    public static void Observe<TReal, TMask, TMemory>(ref TMemory memory, int book, int logReturnSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int slot = memory.Integer(book + CloseOutBook.StressSlot);
        if (slot < 0) return;
        int assets = memory.Integer(book + CloseOutBook.AssetCount);
        int parameter = memory.Integer(book + CloseOutBook.StressParameter);
        int terms = memory.Integer(book + CloseOutBook.TermParameter);
        TReal kept = memory.Parameter(parameter);
        for (int asset = 0; asset < assets; asset++)
        {
            TReal now = memory.Load(logReturnSlot + asset);
            TReal moved = now - memory.Load(slot + asset);
            TReal stress = TReal.MultiplyAdd(memory.Parameter(parameter + 1 + asset), moved * moved, kept * memory.Load(slot + assets + asset));
            stress = TReal.Min(stress, TReal.Of(LargestStress));
            memory.Store(slot + asset, now);
            memory.Store(slot + assets + asset, stress);
            memory.Store(slot + (2 * assets) + asset, TReal.Exp(memory.Parameter(terms + (CloseOutBook.Terms * asset) + CloseOutBook.StressTerm) * TReal.Log(TReal.Max(stress, TReal.Of(1f)))));
        }
    }

    /// <summary>What a close-out of an account costs at the prices of a date.</summary>
    public static void Cost<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int book, int priceSlot, int account, out TReal slippage, out TReal penalty)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        slippage = TReal.Of(0f);
        penalty = TReal.Of(0f);
        int endSlot = priceSlot + memory.Integer(book + CloseOutBook.AssetCount);
        int terms = memory.Integer(book + CloseOutBook.TermParameter);
        int end = memory.Integer(accounts.EntryInteger + account + 1);
        for (int entry = memory.Integer(accounts.EntryInteger + account); entry < end; entry++)
        {
            int slot = memory.Integer(accounts.EntrySlotInteger + entry);
            if (slot >= endSlot) continue;
            int asset = slot - priceSlot;
            int term = terms + (CloseOutBook.Terms * asset);
            TReal value = memory.Parameter(accounts.EntryParameter + (3 * entry)) * memory.Load(slot);
            TReal lost = Slippage<TReal, TMask, TMemory>(ref memory, book, asset, term, value);
            TReal whole = TReal.Min(TReal.Of(1f), TReal.Max(lost, memory.Parameter(term)) + memory.Parameter(term + 1));
            slippage = TReal.MultiplyAdd(lost, value, slippage);
            penalty = TReal.MultiplyAdd(whole - lost, value, penalty);
        }
    }

    /// <summary>Adds the costs of an account's close-out to those of the path.</summary>
    public static void Tell<TReal, TMask, TMemory>(ref TMemory memory, int book, TMask closedOut, TReal slippage, TReal penalty)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int slot = memory.Integer(book + CloseOutBook.CostSlot);
        TReal slipped = memory.Load(slot);
        TReal taken = memory.Load(slot + 1);
        memory.Store(slot, TReal.Select(closedOut, slipped + slippage, slipped));
        memory.Store(slot + 1, TReal.Select(closedOut, taken + penalty, taken));
    }

    /// <summary>Ends a path.</summary>
    public static void Close<TReal, TMask, TMemory>(ref TMemory memory, int book)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int slot = memory.Integer(book + CloseOutBook.CostSlot);
        int tally = memory.Integer(book + CloseOutBook.FirstTally);
        TReal slippage = memory.Load(slot);
        TReal penalty = memory.Load(slot + 1);
        TMask any = TReal.LessThan(zero, slippage + penalty);
        if (!TMask.Any(any)) return;
        MomentTallies.Add<TReal, TMask, TMemory>(ref memory, any, slippage, tally + CloseOutBook.Slippage);
        MomentTallies.Add<TReal, TMask, TMemory>(ref memory, any, penalty, tally + CloseOutBook.Penalty);
    }

    private static TReal Slippage<TReal, TMask, TMemory>(ref TMemory memory, int book, int asset, int term, TReal value)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TReal volume = value;
        int stressSlot = memory.Integer(book + CloseOutBook.StressSlot);
        if (stressSlot >= 0) volume *= memory.Load(stressSlot + (2 * memory.Integer(book + CloseOutBook.AssetCount)) + asset);
        volume = TReal.Min(volume, TReal.Of(LargestVolume));
        TReal lost = TReal.MultiplyAdd(memory.Parameter(term + 3), TReal.Sqrt(TReal.Min(volume, memory.Parameter(term + 4))), memory.Parameter(term + 2));
        int piece = memory.Integer(book + CloseOutBook.Pieces + (2 * asset));
        int pieces = memory.Integer(book + CloseOutBook.Pieces + (2 * asset) + 1);
        for (int end = piece + (CloseOutBook.PieceParameters * pieces); piece < end; piece += CloseOutBook.PieceParameters)
        {
            TReal within = TReal.Min(TReal.Max(volume - memory.Parameter(piece), zero), memory.Parameter(piece + 1));
            lost = TReal.MultiplyAdd(memory.Parameter(piece + 2), within, lost);
        }

        // Nothing sold is worth nothing: most / 0 is infinite and the other operand is taken.
        return TReal.Min(one, TReal.Max(lost, one - (memory.Parameter(term + 5) / volume)));
    }
}

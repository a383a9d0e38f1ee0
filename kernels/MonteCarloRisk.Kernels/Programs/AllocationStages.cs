using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>What a path adds to the allocation of the bad debt, see <see cref="AllocationBook"/>: on date 0, at an insolvency, and at the end of a path with bad debt.</summary>
internal static class AllocationStages
{
    /// <summary>Starts a path, whose instruments are marked for date 0.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, OptionBook options, int book, int priceSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int assets = memory.Integer(book + AllocationBook.AssetCount);
        int slot = memory.Integer(book + AllocationBook.Slot);
        int units = AllocationBook.UnitCount(accounts.AccountCount, assets);
        for (int unit = 0; unit < units; unit++) memory.Store(slot + unit, TReal.Of(0f));
        int start = slot + units + assets;
        for (int asset = 0; asset < assets; asset++) memory.Store(start + asset, memory.Load(priceSlot + asset));
        for (int value = 0; value < 2 * options.OptionCount; value++) memory.Store(start + assets + value, memory.Load(options.ValueSlot + value));
    }

    /// <summary>Keeps the loss of an insolvent account, and gives each asset its part of it.</summary>
    public static void Fail<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, OptionBook options, int book, int priceSlot, int account, TMask insolvent, TReal loss)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int assets = memory.Integer(book + AllocationBook.AssetCount);
        int accountSlot = memory.Integer(book + AllocationBook.Slot) + account;
        int assetSlot = accountSlot - account + accounts.AccountCount;
        int fallSlot = assetSlot + assets + 1;
        memory.Store(accountSlot, TReal.Select(insolvent, loss, memory.Load(accountSlot)));
        Fall<TReal, TMask, TMemory>(ref memory, accounts, options, book, priceSlot, account, fallSlot);
        TReal total = zero;
        for (int asset = 0; asset < assets; asset++) total += TReal.Max(memory.Load(fallSlot + asset), zero);
        TMask hasFallen = insolvent & TReal.LessThan(zero, total);
        TReal ratio = loss / total;
        for (int asset = 0; asset < assets; asset++)
        {
            TReal before = memory.Load(assetSlot + asset);
            TReal after = TReal.MultiplyAdd(TReal.Max(memory.Load(fallSlot + asset), zero), ratio, before);
            memory.Store(assetSlot + asset, TReal.Select(hasFallen, after, before));
        }

        TReal none = memory.Load(assetSlot + assets);
        memory.Store(assetSlot + assets, TReal.Select(insolvent & !hasFallen, none + loss, none));
    }

    /// <summary>Ends a path: its losses go to the bands that its bad debt lies in.</summary>
    public static void Close<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int book, TMask insolvent, TReal badDebt)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int assets = memory.Integer(book + AllocationBook.AssetCount);
        int units = AllocationBook.UnitCount(accounts.AccountCount, assets);
        int bands = memory.Integer(book + AllocationBook.BandCount);
        int limit = memory.Integer(book + AllocationBook.BandParameter);
        int slot = memory.Integer(book + AllocationBook.Slot);
        int tally = memory.Integer(book + AllocationBook.FirstTally);
        for (int band = 0; band < bands; band++)
        {
            TMask within = insolvent & !TReal.LessThan(badDebt, memory.Parameter(limit)) & TReal.LessThan(badDebt, memory.Parameter(limit + 1));
            if (TMask.Any(within))
            {
                memory.Count(within, tally + AllocationBook.Paths, 1);
                MomentTallies.Add<TReal, TMask, TMemory>(ref memory, within, badDebt, tally + AllocationBook.BadDebt);
                for (int unit = 0; unit < units; unit++)
                {
                    TReal loss = memory.Load(slot + unit);
                    TMask hit = within & TReal.LessThan(zero, loss);
                    if (!TMask.Any(hit)) continue;
                    int unitTally = tally + AllocationBook.Units + (unit * AllocationBook.Unit);
                    memory.Count(hit, unitTally + AllocationBook.Hits, 1);
                    MomentTallies.Add<TReal, TMask, TMemory>(ref memory, hit, loss, unitTally + AllocationBook.Loss);
                }
            }

            limit += 2;
            tally += AllocationBook.Units + (units * AllocationBook.Unit);
        }
    }

    // How far each asset's holdings have taken the account's equity down since date 0.
    private static void Fall<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, OptionBook options, int book, int priceSlot, int account, int fallSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int assets = memory.Integer(book + AllocationBook.AssetCount);
        int start = fallSlot + assets;
        for (int asset = 0; asset < assets; asset++) memory.Store(fallSlot + asset, TReal.Of(0f));
        int end = memory.Integer(accounts.EntryInteger + account + 1);
        for (int entry = memory.Integer(accounts.EntryInteger + account); entry < end; entry++)
        {
            int slot = memory.Integer(accounts.EntrySlotInteger + entry);
            int asset = slot - priceSlot;
            int first = start + asset;
            if (asset >= assets)
            {
                int value = slot - options.ValueSlot;
                first = start + assets + value;
                asset = memory.Integer(book + AllocationBook.Underlyings + (value < options.OptionCount ? value : value - options.OptionCount));
            }

            TReal moved = memory.Load(first) - memory.Load(slot);
            memory.Store(fallSlot + asset, TReal.MultiplyAdd(memory.Parameter(accounts.EntryParameter + (3 * entry)), moved, memory.Load(fallSlot + asset)));
        }
    }
}

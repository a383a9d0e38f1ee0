using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>What the close-out of an account adds where each path counts once.</summary>
internal static class SettlementStages
{
    /// <summary>Adds to the account's own tallies, but for the number of its breaches. All of it is counted or summed exactly, so the order of accounts and dates leaves no trace.</summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="accounts">The accounts.</param>
    /// <param name="account">The account.</param>
    /// <param name="closedOut">Where it is closed out.</param>
    /// <param name="equity">Its equity at the close-out, after costs.</param>
    /// <param name="exposure">Its exposure then.</param>
    /// <param name="breachDate">The date of the breach.</param>
    public static void Count<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int account, TMask closedOut, TReal equity, TReal exposure, int breachDate)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int tally = AccountTallies.Of(account);
        memory.Count(closedOut, tally + AccountTallies.BreachDates, breachDate);
        int distributions = memory.Integer(accounts.DistributionInteger + account);
        if (distributions != AccountBook.NoDistributions)
        {
            memory.CountBucket(closedOut, equity / exposure, AccountTallies.Requirements, distributions + AccountTallies.CloseOuts);
        }

        TMask insolvent = closedOut & TReal.LessThan(equity, TReal.Of(0f));
        if (!TMask.Any(insolvent)) return;

        memory.Count(insolvent, tally + AccountTallies.Insolvencies, 1);
        MomentTallies.Add<TReal, TMask, TMemory>(ref memory, insolvent, -equity, tally + AccountTallies.Loss);
    }

    /// <summary>Adds to the protocol's losses, whose sums are rounded: close-outs come by date, and on a date by account.</summary>
    /// <param name="memory">Memory of the paths; the instruments are those of the close-out's date.</param>
    /// <param name="accounts">The accounts.</param>
    /// <param name="options">The option book.</param>
    /// <param name="priceSlot">First state slot of the prices.</param>
    /// <param name="account">The account.</param>
    /// <param name="counted">The account's flag, other than zero.</param>
    /// <param name="closedOut">Where it is closed out.</param>
    /// <param name="equity">Its equity at the close-out, after costs.</param>
    public static void AddToProtocol<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, OptionBook options, int priceSlot, int account, int counted, TMask closedOut, TReal equity)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (counted >= TailBook.FirstFlag) TailStages.CloseOut<TReal, TMask, TMemory>(ref memory, accounts, counted - TailBook.FirstFlag, priceSlot, account, closedOut);
        TMask insolvent = closedOut & TReal.LessThan(equity, TReal.Of(0f));
        if (!TMask.Any(insolvent)) return;

        TReal loss = -equity;
        TReal badDebt = memory.Load(accounts.BadDebtSlot);
        if (counted < 0) AllocationStages.Fail<TReal, TMask, TMemory>(ref memory, accounts, options, AllocationBook.Place(counted), priceSlot, account, insolvent, loss);
        if (counted >= TailBook.FirstFlag) TailStages.Fail<TReal, TMask, TMemory>(ref memory, accounts, counted - TailBook.FirstFlag, priceSlot, account, insolvent, badDebt);
        memory.Store(accounts.BadDebtSlot, TReal.Select(insolvent, badDebt + loss, badDebt));
    }
}

using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What a path knows of the protocol as a whole. Money is in the numéraire.</summary>
public static class PathLedger
{
    /// <summary>The date.</summary>
    public const int Date = 0;

    /// <summary>Debt over what it was worth at the start: debts are kept divided by it.</summary>
    public const int DebtIndex = 1;

    /// <summary>All debt of positions, divided by the index.</summary>
    public const int ScaledDebt = 2;

    /// <summary>What lenders have supplied, with interest.</summary>
    public const int Supplied = 3;

    /// <summary>What one liquidation costs in gas.</summary>
    public const int GasCost = 4;

    /// <summary>Gas over its usual price.</summary>
    public const int GasMultiple = 5;

    /// <summary>One where keepers work, else zero.</summary>
    public const int KeepersUp = 6;

    /// <summary>What keepers can spend now.</summary>
    public const int KeeperCapital = 7;

    /// <summary>First date on which liquidations are not halted.</summary>
    public const int HaltedUntil = 8;

    /// <summary>Bad debt of the date that nobody has paid yet.</summary>
    public const int Unpaid = 9;

    /// <summary>What the insurance fund holds; below zero what it owes keepers, see <see cref="FundStages"/>.</summary>
    public const int Fund = 10;

    /// <summary>Staked tokens.</summary>
    public const int Staked = 11;

    /// <summary>Tokens that may still be slashed.</summary>
    public const int Slashable = 12;

    /// <summary>Slots from here on start at zero and only grow: bad debt so far.</summary>
    public const int BadDebt = 13;

    /// <summary>What the insurance fund has paid.</summary>
    public const int PaidByFund = 14;

    /// <summary>What slashed tokens have paid.</summary>
    public const int PaidByStakers = 15;

    /// <summary>What lenders have lost.</summary>
    public const int Socialized = 16;

    /// <summary>Value at the market's price of the collateral that liquidators have taken.</summary>
    public const int Liquidated = 17;

    /// <summary>Debt that liquidators have repaid.</summary>
    public const int Repaid = 18;

    /// <summary>What liquidations have taken from owners beyond the debt that they repaid, at the market's price. Debt that is forgiven is not taken off: it is bad debt.</summary>
    public const int BorrowersLoss = 19;

    /// <summary>What keepers have earned, after gas and slippage.</summary>
    public const int KeeperProfit = 20;

    /// <summary>What the protocol has taken in penalties and fees, and kept of interest, less incentives that it has paid.</summary>
    public const int Revenue = 21;

    /// <summary>Slots of a ledger.</summary>
    public const int Slots = 22;

    /// <summary>Adds to a slot of the path, of the ledger or of another part.</summary>
    public static void Add<TReal, TMask, TMemory>(ref TMemory memory, int slot, TReal amount)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        memory.Store(slot, memory.Load(slot) + amount);
}

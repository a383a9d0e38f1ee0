using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Lending;

/// <summary>What a lending market lets in and out. Amounts in units of the asset, or all in the numéraire.</summary>
public static class Limits<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>What a cap on supply, borrowing or isolated debt leaves room for: max(cap - used, 0). A cap below what is used forces nobody out.</summary>
    public static TReal Room(TReal cap, TReal used) => TReal.Max(cap - used, TReal.Of(0f));

    /// <summary>What can be withdrawn: min(wanted, cash), since what is lent is not there.</summary>
    public static TReal Withdrawal(TReal wanted, TReal cash) => TReal.Min(wanted, cash);

    /// <summary>What can be borrowed: the least of what is wanted, of the cash, of the cap's room, and of what the collateral allows; at least zero.</summary>
    public static TReal Borrowing(TReal wanted, TReal cash, TReal room, TReal power) =>
        TReal.Max(TReal.Min(TReal.Min(wanted, cash), TReal.Min(room, power)), TReal.Of(0f));

    /// <summary>A liquidation threshold that is lowered over a time, as at Euler: first + (last - first) min(elapsed / duration, 1). New loans see the last one at once (euler-xyz/euler-vault-kit src/EVault/shared/types/LTVConfig.sol).</summary>
    public static TReal Ramped(TReal first, TReal last, TReal elapsed, TReal duration) =>
        TReal.MultiplyAdd(last - first, TReal.Min(elapsed / duration, TReal.Of(1f)), first);
}

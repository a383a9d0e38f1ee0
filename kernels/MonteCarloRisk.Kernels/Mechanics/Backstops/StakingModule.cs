using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Backstops;

/// <summary>Tokens that are staked and slashed for losses. Stakers may leave only after a notice, and are slashed until they have left.</summary>
/// <remarks>Source: Aave's safety module and Umbrella (governance.aave.com, Umbrella activation). Tokens in units, losses in the numéraire.</remarks>
public static class StakingModule<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>
    /// covered = min(loss, most slashed share of staked price), tokens taken = covered / price. Taken tokens are worth their price: who must sell them says what they bring.
    /// </summary>
    /// <param name="staked">Tokens staked, those under notice included.</param>
    /// <param name="price">Price of the token, which falls with the protocol; zero covers nothing.</param>
    /// <param name="loss">Loss, at or above zero.</param>
    /// <param name="terms">Terms.</param>
    public static LossDraw<TReal> Slash(TReal staked, TReal price, TReal loss, in StakingTerms<TReal> terms)
    {
        TReal zero = TReal.Of(0f);
        TMask worth = TReal.LessThan(zero, price);
        TReal most = staked * terms.MostSlashed;
        TReal limit = most * price;
        TMask all = TReal.LessOrEqual(limit, loss);
        TReal covered = TReal.Select(all, limit, loss);
        TReal taken = TReal.Select(all, most, TReal.Min(loss / TReal.Select(worth, price, TReal.Of(1f)), most));
        return new(TReal.Select(worth, covered, zero), TReal.Select(worth, staked - taken, staked), TReal.Select(worth, loss - covered, loss));
    }

    /// <summary>Whether who gave notice may leave: cooldown &lt; elapsed &lt;= cooldown + window since the notice. Later a new notice is needed.</summary>
    public static TMask MayLeave(TReal elapsed, in StakingTerms<TReal> terms) =>
        TReal.LessThan(terms.Cooldown, elapsed) & TReal.LessOrEqual(elapsed, terms.Cooldown + terms.Window);
}

using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Backstops;

/// <summary>Who bears a loss: layers one after another, each up to what it has, and the last by a cut of all claims. Values in the numéraire, losses positive.</summary>
public static class LossLayers<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>An insurance fund, a reserve, a deficit that a treasury pays for, a junior tranche: covered = min(fund, loss).</summary>
    public static LossDraw<TReal> Draw(TReal fund, TReal loss)
    {
        TReal covered = TReal.Min(fund, loss);
        return new(covered, fund - covered, loss - covered);
    }

    /// <summary>Share of every claim that is cut where a loss is borne in proportion: min(loss / claims, 1); zero where nobody has a claim.</summary>
    public static TReal Cut(TReal loss, TReal claims)
    {
        TMask some = TReal.LessThan(TReal.Of(0f), claims);
        return TReal.Select(some, TReal.Min(loss / TReal.Select(some, claims, TReal.Of(1f)), TReal.Of(1f)), TReal.Of(0f));
    }
}

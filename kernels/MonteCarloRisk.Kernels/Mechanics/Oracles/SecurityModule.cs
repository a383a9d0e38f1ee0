using MonteCarloRisk.Kernels.Arithmetic;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Oracles;

/// <summary>Maker's oracle security module: the protocol sees a price one period after it was taken, so that a wrong one can be stopped.</summary>
/// <remarks>Source: makerdao/osm src/osm.sol (poke, pass, prev). An update is possible from one period after the start of the last one's period.</remarks>
public static class SecurityModule<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>Whether the price may be updated: now &gt;= updated + period.</summary>
    public static TMask MayUpdate(in SecurityModuleState<TReal> state, TReal now, TReal period) => TReal.LessOrEqual(state.Updated + period, now);

    /// <summary>poke, where it may and somebody does: the next price becomes current, the feed's price the next, and the period is that of now, now - now mod period.</summary>
    public static SecurityModuleState<TReal> Update(in SecurityModuleState<TReal> state, TReal feed, TReal now, TReal period, TMask pokes)
    {
        TMask updates = pokes & MayUpdate(state, now, period);
        TReal start = period * Rounding.Floor<TReal, TMask>(now / period);
        return new(TReal.Select(updates, state.Next, state.Current), TReal.Select(updates, feed, state.Next), TReal.Select(updates, start, state.Updated));
    }
}

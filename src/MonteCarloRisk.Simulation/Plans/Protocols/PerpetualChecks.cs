using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Perpetuals;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>What must hold of a protocol's perpetuals.</summary>
internal static class PerpetualChecks
{
    /// <summary>Checks them.</summary>
    /// <exception cref="InputException">Something is unknown or out of range.</exception>
    public static void Check(PriceModel model, LendingProtocol protocol)
    {
        bool IsMarket(string asset) => protocol.Collateral.TryGetValue(asset, out CollateralMarket? market) && market.Liquidation is LiquidationMechanism.PartialLiquidation or LiquidationMechanism.LiquidityPool;
        foreach (LeveragedPosition position in protocol.Perpetuals)
        {
            if (!IsMarket(position.Asset)) throw new InputException("perpetuals", $"position \"{position.Name}\" is in \"{position.Asset}\", of which the protocol has no perpetuals");
            if (!double.IsFinite(position.Units) || position.Units == 0 || !(position.EntryPrice > 0 && double.IsFinite(position.EntryPrice)) || !(position.Margin >= 0 && double.IsFinite(position.Margin)))
                throw new InputException("perpetuals", $"position \"{position.Name}\" of {position.Units} units entered at {position.EntryPrice} with a margin of {position.Margin}; units are not 0, the price above 0, the margin 0 or more");
        }

        LiquidityPoolChecks.Check(model, protocol);
        if (protocol.Positions.FirstOrDefault(position => IsMarket(position.Asset)) is { } borrower)
            throw new InputException("positions", $"position \"{borrower.Name}\" borrows against \"{borrower.Asset}\", of which the protocol has perpetuals; an asset is one or the other");
        if (protocol.Perpetuals.Count > 0 && (protocol.Reserves.Count > 0 || protocol.Interest?.Run is not null))
            throw new InputException("perpetuals", "what perpetuals lose would fall on lenders who withdraw or lend other assets; perpetuals stand beside loans of the numéraire without a lenderRun, or in a protocol of their own");
        if (protocol.Breakers.Any(breaker => breaker.Soft is { LeastHealth: > 0 } && IsMarket(breaker.Asset)) || protocol.MeasureBreakers.Any(breaker => breaker.Soft is { LeastHealth: > 0 } && IsMarket(breaker.Asset)))
            throw new InputException("circuitBreakers", "a soft level with a leastHealth is of loans; of perpetuals it starts no liquidation, and has none");
        if (protocol.Backstops.Index().FirstOrDefault(backstop => backstop.Item is Backstop.Deleveraging) is not (_, Backstop.Deleveraging) found) return;
        if (found.Index > 1 || protocol.Backstops.Take(found.Index).Any(before => before is not Backstop.InsuranceFund)) throw new InputException("backstops", "deleveraging stands first, or behind one insurance fund alone");
        if (!protocol.Perpetuals.Any(position => protocol.Collateral[position.Asset].Liquidation is LiquidationMechanism.PartialLiquidation))
            throw new InputException("backstops", "deleveraging is of perpetuals that are closed in their market, and there are none");
    }
}

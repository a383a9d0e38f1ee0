using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Oracles;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>What must hold between a protocol and its model.</summary>
internal static class ProtocolChecks
{
    /// <summary>Checks that everything named is known, and that a table can hold it.</summary>
    /// <exception cref="InputException">Something is unknown or too much.</exception>
    public static void Check(PriceModel model, LendingProtocol protocol)
    {
        int positions = protocol.Positions.Count + protocol.Perpetuals.Count;
        if (positions is < 1 or > ProtocolPlan.MostPositions) throw new InputException("positions", $"{positions} positions; 1 to {ProtocolPlan.MostPositions} are allowed");
        PerpetualChecks.Check(model, protocol);
        foreach (LendingPosition position in protocol.Positions)
        {
            if (!protocol.Collateral.ContainsKey(position.Asset)) throw new InputException("positions", $"position \"{position.Name}\" holds \"{position.Asset}\", which is no collateral of the protocol");
            if (!(position.Units > 0 && position.Debt > 0) || !double.IsFinite(position.Units) || !double.IsFinite(position.Debt))
                throw new InputException("positions", $"position \"{position.Name}\" of {position.Units} units against {position.Debt}; both are above 0");
        }

        LendingChecks.Check(model, protocol);
        foreach (string asset in protocol.Collateral.Keys) Known(model, asset, "collateral");
        Known(model, protocol.Gas.Asset, "gas");
        foreach (PriceOracle oracle in protocol.Collateral.Values.Select(market => market.Oracle).Concat(protocol.Reserves.Values.Select(reserve => reserve.Oracle).OfType<PriceOracle>()).SelectMany(told => told is PriceOracle.Median median ? [median, .. median.Sources] : (PriceOracle[])[told]))
        {
            if (oracle is PriceOracle.Median { Sources.Count: not (3 or 5) } few) throw new InputException("oracle", $"a median of {few.Sources.Count} sources; 3 or 5 are allowed");
            if (oracle.Reference is { } reference) Known(model, reference.Asset, "oracle.reference.asset");
            if (oracle.GrowthCap is { } cap) Known(model, cap.Base, "oracle.growthCap.base");
        }

        foreach (CircuitBreaker breaker in protocol.Breakers)
        {
            if (!protocol.Collateral.ContainsKey(breaker.Asset)) throw new InputException("breakers", $"\"{breaker.Asset}\" is no collateral of the protocol");
        }

        foreach (Backstop.StakingModule staking in protocol.Backstops.OfType<Backstop.StakingModule>()) Known(model, staking.Asset, "backstops");
        foreach (Backstop.DebtAuction auction in protocol.Backstops.OfType<Backstop.DebtAuction>()) Known(model, auction.Asset, "backstops");
        foreach (MeasureBreaker breaker in protocol.MeasureBreakers)
        {
            if (!protocol.Collateral.ContainsKey(breaker.Asset)) throw new InputException("measureBreakers", $"\"{breaker.Asset}\" is no collateral of the protocol");
        }

        SaleChecks.Check(model, protocol);
        StageChecks.Check(protocol);
    }

    private static void Known(PriceModel model, string asset, string place)
    {
        if (model.Assets.All(one => one.Name != asset)) throw new InputException(place, $"\"{asset}\" is no asset of the model");
    }
}

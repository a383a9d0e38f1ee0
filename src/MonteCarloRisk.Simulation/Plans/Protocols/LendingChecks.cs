using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>What must hold between reserves, categories and positions.</summary>
internal static class LendingChecks
{
    /// <summary>Checks that everything named is known, and that pairs are liquidated in a way that knows them.</summary>
    /// <exception cref="InputException">Something is unknown, or does not go together.</exception>
    public static void Check(PriceModel model, LendingProtocol protocol)
    {
        foreach ((string asset, DebtReserve reserve) in protocol.Reserves)
        {
            if (model.Assets.All(one => one.Name != asset)) throw new InputException("reserves", $"\"{asset}\" is no asset of the model");
            if (reserve.Oracle is null != protocol.Collateral.ContainsKey(asset)) throw new InputException("reserves", $"\"{asset}\" has its collateral's oracle where it is collateral, else one of its own");
        }

        foreach (LendingPosition position in protocol.Positions.Where(protocol.IsPaired))
        {
            if (position.DebtAsset is { } owed && !protocol.Reserves.ContainsKey(owed)) throw new InputException("positions", $"position \"{position.Name}\" owes \"{owed}\", which is no reserve of the protocol");
            if (position.DebtAsset == position.Asset) throw new InputException("positions", $"position \"{position.Name}\" owes what it holds, which no price makes unhealthy");
            if (position.DebtAsset is null && position.Unwinding is not null && protocol.Interest is null) throw new InputException("positions", $"position \"{position.Name}\" is a loop, and no interest says what its debt costs");
            if (protocol.Collateral[position.Asset].Liquidation is not LiquidationMechanism.FixedBonus)
                throw new InputException("positions", $"position \"{position.Name}\" is a pair of collateral and debt, which is liquidated at a fixed bonus");
            if (position.Mode is { } mode && !(protocol.Modes.TryGetValue(mode, out EfficiencyMode? category) && category.Assets.Contains(position.Asset) && position.DebtAsset is { } within && category.Assets.Contains(within)))
                throw new InputException("positions", $"position \"{position.Name}\" holds and owes assets of its category \"{mode}\" only");
        }
    }
}

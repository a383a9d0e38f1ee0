using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>What positions are worth today, in the numéraire.</summary>
public static class PositionValues
{
    /// <summary>Value of a position's collateral at the model's price.</summary>
    public static double Collateral(PriceModel model, LendingPosition position) => position.Units * Spot(model, position.Asset);

    /// <summary>Value of its debt.</summary>
    public static double Debt(PriceModel model, LendingPosition position) => position.DebtAsset is { } owed ? position.Debt * Spot(model, owed) : position.Debt;

    private static double Spot(PriceModel model, string name) => model.Assets.First(asset => asset.Name == name).Spot;
}

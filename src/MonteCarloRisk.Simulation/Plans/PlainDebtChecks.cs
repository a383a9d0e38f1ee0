using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>What an estimator of rare first passages needs of collateral and debt.</summary>
internal static class PlainDebtChecks
{
    /// <summary>Refuses what it cannot take.</summary>
    /// <param name="estimator">The estimator's name.</param>
    /// <param name="model">The model.</param>
    /// <param name="quantities">Units held of each asset: zero or more, one of them above zero.</param>
    /// <param name="debt">Debt in the numéraire, above zero.</param>
    /// <exception cref="InputException">A value is out of range.</exception>
    public static void Check(string estimator, PriceModel model, IReadOnlyList<double> quantities, double debt)
    {
        if (quantities.Count != model.Assets.Count) throw new InputException("collateral", $"{quantities.Count} quantities; {model.Assets.Count} are needed, one an asset");
        if (quantities.Any(quantity => !(quantity >= 0)) || quantities.All(quantity => quantity == 0)) throw new InputException("collateral", $"{estimator} needs amounts of zero or more, and one above zero");
        if (!(debt > 0) || !double.IsFinite(debt)) throw new InputException("debt", $"{debt} is not allowed; {estimator} needs a debt above zero");
    }
}

using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>
/// First passage of collateral below a plain debt by the modes of accounts: the same on every step, a tilt spreads one large move of a heavy tail over all of several dates, since its day is not known beforehand; a mode has a fall begin on some date.
/// </summary>
internal static class FirstPassageModes
{
    private const string Method = "importance sampling";

    /// <summary>Whether modes are taken: under Student-t returns, on several dates, of collateral that is worth more than the debt today, since the start is not among the dates.</summary>
    public static bool Suit(PriceModel model, IReadOnlyList<double> quantities, double debt, int dates) =>
        model is StudentModel && dates > 1 && quantities.Select((quantity, asset) => quantity * model.Assets[asset].Spot).Sum() > debt;

    /// <summary>Finds the modes.</summary>
    /// <exception cref="InputException">A value is out of range.</exception>
    public static AccountTilts Search(PriceModel model, IReadOnlyList<double> quantities, double debt, MonitoringDates dates, double defensiveShare, ulong seed)
    {
        PlainDebtChecks.Check(Method, model, quantities, debt);
        return AccountTilts.Of(model, [], [], Account(model, quantities, debt), Rules(model), dates, seed, defensiveShare);
    }

    /// <summary>The estimate by modes that were found, whatever its diagnostics are.</summary>
    public static TiltedFirstPassageEstimate Of(
        SimulationRunner runner, AccountTilts found, PriceModel model, IReadOnlyList<double> quantities, double debt, MonitoringDates dates, SimulationSettings settings, double level, CancellationToken cancellation)
    {
        PathTilts tilts = found.Tilts ?? throw new ArgumentException("no tilts", nameof(found));
        SimulationPlan plan = MarginPlan.Create(model, [], [Account(model, quantities, debt)], Rules(model), dates, settings, tilts: tilts);
        SimulationResult result = runner.Run(plan, cancellation);
        var places = MonitoredTallies.Of(plan, tilts);
        MergedTallies tallies = result.Tallies;
        double sum = tallies.Weights(places.Weight(AccountTallies.ProtocolInsolvencies));
        double squares = tallies.SquaredWeights(places.Weight(AccountTallies.ProtocolInsolvencies));
        long paths = result.Settings.Paths;
        double share = tilts.DefensiveShare;
        Estimate estimate = SampleMean.Estimate(sum / share / paths, MergedTallies.WeightVariance(sum, squares, paths) / (share * share), paths, level, Method);
        return new TiltedFirstPassageEstimate(
            new SimulationEstimate(estimate, result).OfProbability(),
            WeightDiagnostics.Of(tallies[AccountTallies.ProtocolInsolvencies], sum, squares, SimulationEstimate.Mean(result, places.Ratio, level, Method).Estimate),
            found.PilotPaths);
    }

    // Breached and closed out at once where the collateral is worth less than the debt.
    private static MarginRules Rules(PriceModel model) =>
        new(model.Assets.ToDictionary(asset => asset.Name, _ => new CollateralRule(1, 1)), new Dictionary<string, OptionMarginRule>(), LiquidationDelay: 0);

    private static MonitoredAccount Account(PriceModel model, IReadOnlyList<double> quantities, double debt) => new(
        new MarginAccount("account", model.Assets.Index().ToDictionary(asset => asset.Item.Name, asset => quantities[asset.Index]), debt, new Dictionary<string, double>()), Cash: 0, CountsTowardsProtocol: true);
}

using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Splitting;

namespace MonteCarloRisk.Simulation.Estimation.Splitting;

/// <summary>
/// The levels of a splitting run, frozen by short runs with draws of their own: of several deviations, each wider than the one before, the one whose groups vary least.
/// </summary>
/// <param name="Levels">The levels.</param>
/// <param name="Groups">Groups of particles that were walked.</param>
internal sealed record SplittingPilot(SplittingLevels Levels, long Groups)
{
    // A potential as narrow as the collateral itself drops what a rare group comes back from, which a short run does not see; fat tails and volatility that moves need wider ones, which drop less.
    private static readonly double[] Widths = [1.1, 1.3, 1.6, 2, 2.6, 3.5];

    private const long GroupsEach = 2048;

    // Fewer insolvent groups tell nothing of a variance.
    private const long FewestHits = 20;

    /// <summary>Finds the levels.</summary>
    /// <exception cref="InputException">No run saw enough insolvent groups.</exception>
    public static SplittingPilot Of(
        SimulationRunner runner, PriceModel model, IReadOnlyList<double> quantities, double debt, TimeGrid grid, SimulationSettings settings, CancellationToken cancellation)
    {
        double value = quantities.Select((quantity, asset) => quantity * model.Assets[asset].Spot).Sum();
        double deviation = SplittingLevels.BasketDeviation(model, quantities);
        if (!(deviation > 0)) throw new InputException("estimator", "the collateral does not move, so that nothing can be split; crude simulation tells");
        if (!(value > debt)) throw new InputException("estimator", "the collateral is worth no more than the debt today, so that insolvency is not rare; crude simulation tells");
        var few = new SimulationSettings(GroupsEach, settings.Seed, settings.Precision);
        (SplittingLevels Levels, double Variance)? best = null;
        for (int width = 0; width < Widths.Length; width++)
        {
            var levels = SplittingLevels.Of(value / debt, Widths[width] * deviation, grid);
            SimulationPlan plan = SplittingFirstPassagePlan.Create(model, quantities, debt, grid, levels, (uint)width + 1, few);
            SplittingFirstPassageEstimate estimate = SplittingFirstPassageEstimate.Read(plan, runner.Run(plan, cancellation), 0.95);
            if (estimate.Diagnostics.Hits < FewestHits) continue;

            double variance = GroupsEach / estimate.Diagnostics.EffectiveHits;
            double scale = 1 / estimate.Probability.Estimate.Value;
            if (best is null || variance < best.Value.Variance) best = (levels with { Scale = scale }, variance);
        }

        return best is { } found
            ? new SplittingPilot(found.Levels, GroupsEach * Widths.Length)
            : throw new InputException("estimator", $"splitting found too few ways to insolvency in {GroupsEach * Widths.Length} groups of its pilot: it comes by moves too large to be split, or is too rare; importance sampling or crude simulation would help");
    }
}

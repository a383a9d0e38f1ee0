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
/// <param name="Probability">The probability as the run of these levels has it.</param>
/// <param name="GroupVariance">Variance of one group over the square of the probability, plus one.</param>
internal sealed record SplittingPilot(SplittingLevels Levels, long Groups, double Probability, double GroupVariance)
{
    // A potential as narrow as the collateral itself drops what a rare group comes back from, which a short run does not see; fat tails and volatility that moves need wider ones, which drop less.
    // One of 1.1 varies least in such a run wherever small jumps make the tail, and its intervals then hold in 86 of 100 runs that are given.
    private static readonly double[] Widths = [1.3, 1.6, 2, 2.6, 3.5];

    private const long GroupsEach = 2048;

    // Fewer insolvent groups tell nothing of a variance.
    private const long FewestHits = 20;

    private static readonly SplittingLevels NoLevels = new(1, [], 1);

    /// <summary>Why splitting cannot answer; null where it can.</summary>
    public InputException? Refusal { get; private init; }

    /// <summary>Whether half the particles of crude simulation, or fewer, give the same standard error, as far as the pilot can tell.</summary>
    public bool SavesPaths => Refusal is null && 2 * SplittingFirstPassagePlan.Particles * GroupVariance * Probability < 1;

    /// <summary>Finds the levels.</summary>
    /// <exception cref="InputException">No run saw enough insolvent groups.</exception>
    public static SplittingPilot Of(
        SimulationRunner runner, PriceModel model, IReadOnlyList<double> quantities, double debt, TimeGrid grid, SimulationSettings settings, CancellationToken cancellation)
    {
        var pilot = Search(runner, model, quantities, debt, grid, settings, cancellation);
        return pilot.Refusal is { } refusal ? throw refusal : pilot;
    }

    /// <summary>Finds the levels, or why there are none.</summary>
    public static SplittingPilot Search(
        SimulationRunner runner, PriceModel model, IReadOnlyList<double> quantities, double debt, TimeGrid grid, SimulationSettings settings, CancellationToken cancellation)
    {
        if (Moves(model)) return Refused(0, "splitting weighs particles by a volatility that stays, and under one that moves along the path it drops those that turn volatile while far away, which no interval shows; importance sampling or crude simulation would help");
        double value = quantities.Select((quantity, asset) => quantity * model.Assets[asset].Spot).Sum();
        double deviation = SplittingLevels.BasketDeviation(model, quantities);
        if (!(deviation > 0)) return Refused(0, "the collateral does not move, so that nothing can be split; crude simulation tells");
        if (!(value > debt)) return Refused(0, "the collateral is worth no more than the debt today, so that insolvency is not rare; crude simulation tells");
        var few = new SimulationSettings(GroupsEach, settings.Seed, settings.Precision);
        (SplittingLevels Levels, double Probability, double Variance)? best = null;
        for (int width = 0; width < Widths.Length; width++)
        {
            var levels = SplittingLevels.Of(value / debt, Widths[width] * deviation, grid);
            SimulationPlan plan = SplittingFirstPassagePlan.Create(model, quantities, debt, grid, levels, (uint)width + 1, few);
            SplittingFirstPassageEstimate estimate = SplittingFirstPassageEstimate.Read(plan, runner.Run(plan, cancellation), 0.95);
            if (estimate.Diagnostics.Hits < FewestHits) continue;

            double variance = GroupsEach / estimate.Diagnostics.EffectiveHits;
            double probability = estimate.Probability.Estimate.Value;
            if (best is null || variance < best.Value.Variance) best = (levels with { Scale = 1 / probability }, probability, variance);
        }

        return best is { } found
            ? new SplittingPilot(found.Levels, GroupsEach * Widths.Length, found.Probability, found.Variance)
            : Refused(GroupsEach * Widths.Length, $"splitting found too few ways to insolvency in {GroupsEach * Widths.Length} groups of its pilot: it comes by moves too large to be split, or is too rare; importance sampling or crude simulation would help");
    }

    /// <summary>Whether the returns of a step are those of any other, whatever came before, so that the potential knows all that a particle's future hangs on.</summary>
    public static bool KnowsAll(PriceModel model) => model is not RegimeModel && !Moves(model);

    private static bool Moves(PriceModel model) => model switch
    {
        CorrelatedGarchModel garch => garch.Variances.Any(variance => !variance.Recursion.IsDeterministic),
        FilteredHistoryModel history => history.Variances.Any(variance => !variance.Recursion.IsDeterministic),
        _ => false,
    };

    private static SplittingPilot Refused(long groups, string reason) => new(NoLevels, groups, 0, double.PositiveInfinity) { Refusal = new InputException("estimator", reason) };
}

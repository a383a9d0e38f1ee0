using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Estimation.Splitting;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;
using MonteCarloRisk.Simulation.Plans.Splitting;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>The probability that collateral falls to a plain debt or below it by a horizon, crude, by importance sampling or by splitting, as its rarity and its pilots ask for.</summary>
/// <param name="Probability">The probability.</param>
/// <param name="Weights">What the weights of importance sampling say; null where the estimate is another.</param>
/// <param name="Groups">What the groups of splitting say; null where the estimate is another.</param>
/// <param name="PilotPaths">Paths, or particles of splitting, that were walked to choose, refused runs among them, beside those of the run.</param>
public sealed record ChosenFirstPassageEstimate(SimulationEstimate Probability, WeightDiagnostics? Weights, SplittingDiagnostics? Groups, long PilotPaths)
{
    // Fewer groups than this hardly show how they vary.
    private const long FewestGroups = 1 << 14;

    // Of every replicate one unit.
    private const long FewestStrataPaths = SimulationPlan.BlockPaths;

    /// <summary>What strata along the tilt gave; null where the estimate is another.</summary>
    public StrataDiagnostics? Strata { get; private init; }

    /// <summary>
    /// Seen on equally spaced dates up to the horizon, the start not among them: by importance sampling where it is rare and needs half the paths of crude simulation or fewer, under geometric Brownian motion by strata along the tilt where there is a block of paths or more; where no tilt does, or the weights of its run carry no interval, by splitting where that needs
    /// half of them or fewer; else crude. What was refused on the way is counted among the pilot's paths.
    /// </summary>
    /// <param name="runner">Runs the simulation.</param>
    /// <param name="model">The model.</param>
    /// <param name="quantities">Units held of each asset, zero or more, in the model's order; not all zero.</param>
    /// <param name="debt">Debt in the numéraire, above zero.</param>
    /// <param name="horizon">Horizon in years.</param>
    /// <param name="dates">Number of dates.</param>
    /// <param name="settings">Paths, seed and precision; of splitting as many particles.</param>
    /// <param name="level">Confidence level of the interval.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="InputException">A value is out of range.</exception>
    public static ChosenFirstPassageEstimate OnDates(
        SimulationRunner runner,
        PriceModel model,
        IReadOnlyList<double> quantities,
        double debt,
        double horizon,
        int dates,
        SimulationSettings settings,
        double level,
        CancellationToken cancellation = default)
    {
        var grid = TimeGrid.Uniform(horizon, dates);
        (TiltedFirstPassageEstimate? tilted, bool asksSplitting, long walked) = Tilted(runner, model, quantities, debt, horizon, dates, settings, level, cancellation);
        if (tilted is not null)
        {
            if (tilted.Diagnostics.Distrust(settings.Paths, out _) is null) return new ChosenFirstPassageEstimate(tilted.Probability, tilted.Diagnostics, null, walked) { Strata = tilted.Strata };

            walked += tilted.Probability.Result.Settings.Paths;
        }

        if (asksSplitting && dates >= SplittingFirstPassagePlan.FewestDates && SplittingPilot.KnowsAll(model))
        {
            var pilot = SplittingPilot.Search(runner, model, quantities, debt, grid, settings, cancellation);
            walked += pilot.Groups * SplittingFirstPassagePlan.Particles;
            if (pilot.SavesPaths)
            {
                SimulationSettings groups = settings with { Paths = Math.Max(FewestGroups, settings.Paths / SplittingFirstPassagePlan.Particles) };
                var split = SplittingFirstPassageEstimate.Of(runner, pilot, model, quantities, debt, grid, groups, level, cancellation);
                long particles = split.Probability.Result.Settings.Paths * SplittingFirstPassagePlan.Particles;
                if (split.Diagnostics.Refusal(groups.Paths) is null) return new ChosenFirstPassageEstimate(split.Probability, null, split.Diagnostics, walked);

                walked += particles;
            }
        }

        return new ChosenFirstPassageEstimate(FirstPassage.OnDates(runner, model, quantities, debt, horizon, dates, settings, level, cancellation), null, null, walked);
    }

    // The estimate by importance sampling where it saves paths; whether splitting is asked where it is none, or its weights carry no interval; and the paths that were walked to find the tilts.
    private static (TiltedFirstPassageEstimate? Tilted, bool AsksSplitting, long Walked) Tilted(
        SimulationRunner runner, PriceModel model, IReadOnlyList<double> quantities, double debt, double horizon, int dates, SimulationSettings settings, double level, CancellationToken cancellation)
    {
        if (FirstPassageModes.Suit(model, quantities, debt, dates))
        {
            var monitoring = new MonitoringDates(dates, horizon / dates);
            AccountTilts found = FirstPassageModes.Search(model, quantities, debt, monitoring, TiltedFirstPassagePlan.UsualDefensiveShare, settings.Seed);
            return (found.SavesPaths ? FirstPassageModes.Of(runner, found, model, quantities, debt, monitoring, settings, level, cancellation) : null, found.Probability < AccountTilts.CommonProbability, found.PilotPaths);
        }

        var search = TiltSearch.Of(model, quantities, debt, TimeGrid.Uniform(horizon, dates), TiltedFirstPassagePlan.UsualDefensiveShare, settings);
        if (!search.SavesPaths) return (null, search.LacksTilt, search.PilotPaths);
        PathStrata? strata = model is GeometricBrownianModel && settings.Paths >= FewestStrataPaths ? new PathStrata(PathStrata.Most) : null;
        return (TiltedFirstPassageEstimate.Of(runner, search, strata, model, quantities, debt, horizon, dates, strata?.WholeUnits(settings) ?? settings, level, cancellation), true, search.PilotPaths);
    }
}

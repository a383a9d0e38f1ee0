using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>The probability that collateral falls to a plain debt or below it by a horizon, crude or by importance sampling, as its rarity asks for.</summary>
/// <param name="Probability">The probability.</param>
/// <param name="Weights">What the weights of importance sampling say; null where the estimate is crude.</param>
/// <param name="PilotPaths">Paths that were walked to choose, beside those of the run.</param>
public sealed record ChosenFirstPassageEstimate(SimulationEstimate Probability, WeightDiagnostics? Weights, long PilotPaths)
{
    /// <summary>Seen on equally spaced dates up to the horizon, the start not among them: by importance sampling where it is rare and needs half the paths of crude simulation or fewer.</summary>
    /// <param name="runner">Runs the simulation.</param>
    /// <param name="model">The model.</param>
    /// <param name="quantities">Units held of each asset, zero or more, in the model's order; not all zero.</param>
    /// <param name="debt">Debt in the numéraire, above zero.</param>
    /// <param name="horizon">Horizon in years.</param>
    /// <param name="dates">Number of dates.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <param name="level">Confidence level of the interval.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="Domain.InputException">A value is out of range, or the weights carry no interval.</exception>
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
        var search = TiltSearch.Of(model, quantities, debt, TimeGrid.Uniform(horizon, dates), TiltedFirstPassagePlan.UsualDefensiveShare, settings);
        if (!search.SavesPaths) return new ChosenFirstPassageEstimate(FirstPassage.OnDates(runner, model, quantities, debt, horizon, dates, settings, level, cancellation), null, search.PilotPaths);

        var tilted = TiltedFirstPassageEstimate.Of(runner, search, model, quantities, debt, horizon, dates, settings, level, cancellation);
        return new ChosenFirstPassageEstimate(tilted.Probability, tilted.Diagnostics, tilted.PilotPaths);
    }
}

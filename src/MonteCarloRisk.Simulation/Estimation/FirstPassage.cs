using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Estimation;

/// <summary>The probability that collateral falls to a plain debt or below it by a horizon.</summary>
public static class FirstPassage
{
    /// <summary>Seen on equally spaced dates up to the horizon, the start not among them.</summary>
    /// <param name="runner">Runs the simulation.</param>
    /// <param name="model">The model.</param>
    /// <param name="quantities">Units held of each asset, in the model's order.</param>
    /// <param name="debt">Debt in the numéraire.</param>
    /// <param name="horizon">Horizon in years.</param>
    /// <param name="dates">Number of dates.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <param name="level">Confidence level of the interval.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="Domain.InputException">A value is out of range.</exception>
    public static SimulationEstimate OnDates(
        SimulationRunner runner,
        PriceModel model,
        IReadOnlyList<double> quantities,
        double debt,
        double horizon,
        int dates,
        SimulationSettings settings,
        double level,
        CancellationToken cancellation = default) =>
        SimulationEstimate.Probability(
            runner.Run(FirstPassagePlan.Discrete(model, quantities, debt, TimeGrid.Uniform(horizon, dates), settings), cancellation), 0, level, "crude Monte Carlo");

    /// <summary>Watched at every instant, for one asset; other parameters as for <see cref="OnDates"/>.</summary>
    /// <param name="runner">Runs the simulation.</param>
    /// <param name="model">The model, of one asset.</param>
    /// <param name="quantity">Units held, above zero.</param>
    /// <param name="debt">Debt in the numéraire, above zero.</param>
    /// <param name="horizon">Horizon in years.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <param name="level">Confidence level of the interval.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="Domain.InputException">There is more than one asset, or a value is out of range.</exception>
    public static SimulationEstimate Continuous(
        SimulationRunner runner,
        GeometricBrownianModel model,
        double quantity,
        double debt,
        double horizon,
        SimulationSettings settings,
        double level,
        CancellationToken cancellation = default) =>
        SimulationEstimate.BoundedMean(
            runner.Run(FirstPassagePlan.Continuous(model, quantity, debt, TimeGrid.Uniform(horizon, 1), settings), cancellation),
            0,
            level,
            "conditional Monte Carlo over the Brownian bridge");
}

using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Estimation;

/// <summary>Prices of European options on one asset or a basket.</summary>
public static class OptionPricing
{
    /// <summary>The price: the mean discounted payoff.</summary>
    /// <param name="runner">Runs the simulation.</param>
    /// <param name="model">The model, under the risk-neutral measure.</param>
    /// <param name="option">The option.</param>
    /// <param name="rate">Discount rate per year, continuously compounded.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <param name="level">Confidence level of the interval.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="Domain.InputException">A value is out of range.</exception>
    public static SimulationEstimate Price(
        SimulationRunner runner,
        GeometricBrownianModel model,
        EuropeanBasketOption option,
        double rate,
        SimulationSettings settings,
        double level,
        CancellationToken cancellation = default) =>
        SimulationEstimate.Mean(runner.Run(BasketOptionPlan.Create(model, option, rate, settings), cancellation), 0, level, "crude Monte Carlo").OfAmount();
}

using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Cli.Requests;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>Answers price requests.</summary>
static class PriceAnswer
{
    /// <summary>Checks a request and gives what computes its answer.</summary>
    /// <exception cref="Domain.InputException">The request cannot be answered.</exception>
    public static RequestedRun Prepare(PriceRequest request, JsonPlace place)
    {
        GeometricBrownianModel model = request.Model.ToModel(place.Member("model"));
        EuropeanBasketOption option = request.Payoff.ToOption(model.Assets.Count, place.Member("payoff"));
        SimulationSettings settings = request.Simulation.ToSettings(place.Member("simulation"));
        return (runner, cancellation) => EstimateAnswer.Of(
            OptionPricing.Price(runner, model, option, request.Model.Rate, settings, request.Simulation.ConfidenceLevel, cancellation));
    }
}

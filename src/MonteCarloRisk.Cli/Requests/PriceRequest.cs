using System.ComponentModel;

namespace MonteCarloRisk.Cli.Requests;

[Description("The price of a European option on one asset or a basket. A file holds one request or a list of requests; a list is answered by a list.")]
sealed record PriceRequest
{
    [Description("The model of the prices, under the risk-neutral measure.")]
    public required PricingModel Model { get; init; }

    [Description("What the option pays.")]
    public required Payoff Payoff { get; init; }

    [Description("How it is simulated.")]
    public required SimulationRequest Simulation { get; init; }
}

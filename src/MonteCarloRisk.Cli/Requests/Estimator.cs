using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Cli.Requests;

[Description("How the probability is estimated.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Crude), "crude")]
[JsonDerivedType(typeof(ImportanceSampling), "importanceSampling")]
abstract record Estimator
{
    [Description("Counts insolvent paths; the interval is exact.")]
    internal sealed record Crude : Estimator;

    [Description("For rare insolvencies: most paths drift to the likeliest way to insolvency at the horizon and count by their likelihood ratio. For collateral and plain debt alone, on dates, under geometric Brownian motion. An interval that the weights cannot carry is refused.")]
    internal sealed record ImportanceSampling : Estimator
    {
        [Description("Share of the paths that follow the model itself, above 0 and below 1: no path counts more than one over it. By default 0.1.")]
        public double DefensiveShare { get; init; } = TiltedFirstPassagePlan.UsualDefensiveShare;
    }
}

using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Cli.Requests;

[Description("How the probability is estimated.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Crude), "crude")]
[JsonDerivedType(typeof(ImportanceSampling), "importanceSampling")]
[JsonDerivedType(typeof(Splitting), "splitting")]
[JsonDerivedType(typeof(Auto), "auto")]
abstract record Estimator
{
    [Description("Counts insolvent paths; the interval is exact.")]
    internal sealed record Crude : Estimator;

    [Description("For rare insolvencies: most paths are drawn towards insolvency and count by their likelihood ratio; where to is found in closed form under geometric Brownian motion, by a pilot under other models and of accounts under margin rules. On dates. An interval that the weights cannot carry is refused.")]
    internal sealed record ImportanceSampling : Estimator
    {
        [Description("Share of the paths that follow the model itself, above 0 and below 1: no path counts more than one over it. By default 0.1.")]
        [Within("(0, 1)")]
        public double DefensiveShare { get; init; } = TiltedFirstPassagePlan.UsualDefensiveShare;

        [Description("Of collateral and plain debt under geometric Brownian motion: 2, 4, 8, 16 or 32 strata of the walk along the tilt, at the end and on three dates before it. Of each group of so many paths one lies in each stratum, and the standard error comes from independent replicates of many groups. Left out, paths are independent.")]
        [Within("[2, 32]")]
        public int? Strata { get; init; }
    }

    [Description("For rare insolvencies that come over several dates: each path is a group of 16 particles by the model's own law; those that come closer to insolvency are split, others dropped. A second opinion on importance sampling, with which it shares nothing but the model. For collateral and plain debt alone, on eight dates or more, where volatility does not move along the path. An interval that the groups cannot carry is refused.")]
    internal sealed record Splitting : Estimator;

    [Description("Importance sampling where a pilot says that insolvency is rarer than one in fifty and needs half the paths of crude simulation or fewer, under geometric Brownian motion with 32 strata where there are 32,768 paths or more; splitting, with as many particles as paths were asked for, where no tilt does, or its weights carry no interval, and splitting needs half of them or fewer; else crude. What is refused on the way is counted among the pilot's paths.")]
    internal sealed record Auto : Estimator;
}

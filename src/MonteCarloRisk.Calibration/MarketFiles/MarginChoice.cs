using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.Tails;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("The law of one asset's returns, fitted by maximum likelihood to its daily log returns over the volatility of their day.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Normal), "normal")]
[JsonDerivedType(typeof(Student), "student")]
[JsonDerivedType(typeof(GeneralizedPareto), "generalizedPareto")]
[JsonDerivedType(typeof(Merton), "merton")]
[JsonDerivedType(typeof(Kou), "kou")]
abstract record MarginChoice
{
    [Description("Normal, without a fit: also for an asset that hardly moves.")]
    internal sealed record Normal : MarginChoice;

    [Description("Student t.")]
    internal sealed record Student : MarginChoice;

    [Description("The data in the centre, generalized Pareto tails on both sides; 200 returns or more with the usual share.")]
    internal sealed record GeneralizedPareto : MarginChoice
    {
        [Description("Share of the returns in each tail, above 0 and below 0.5, 20 returns or more; by default 0.1.")]
        [Within("(0, 0.5)")]
        public double Tail { get; init; } = SemiParametricMargin.UsualTail;
    }

    [Description("A normal and a Poisson number of normal jumps (Merton).")]
    internal sealed record Merton : MarginChoice;

    [Description("A normal and a Poisson number of double-exponential jumps (Kou).")]
    internal sealed record Kou : MarginChoice;
}

using System.ComponentModel;
using System.Text.Json.Serialization;

namespace MonteCarloRisk.Cli.Requests;

[Description("When an account is watched.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Discrete), "discrete")]
[JsonDerivedType(typeof(Continuous), "continuous")]
abstract record Monitoring
{
    [Description("On equally spaced dates, the last of them at the horizon.")]
    internal sealed record Discrete : Monitoring
    {
        [Description("Number of dates, 1 to 1000000.")]
        public required int Dates { get; init; }
    }

    [Description("At every instant; for one asset against plain debt.")]
    internal sealed record Continuous : Monitoring;
}

using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Cli.Requests;

[Description("A generalized Pareto tail.")]
sealed record TailRequest
{
    [Description("Shape, below 1; above zero a power tail.")]
    [Within("( , 1)")]
    public required double Shape { get; init; }

    [Description("Scale in units of the volatility of a step, above zero.")]
    [Within("(0, )")]
    public required double Scale { get; init; }
}

using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Cli.Requests;

[Description("How the variance of an asset's returns moves from step to step: v' = constant + (reaction + asymmetry where the return falls) x squared + persistence v.")]
sealed record RecursionRequest
{
    [Description("Constant, a variance of one step, zero or more; by default 0.")]
    [Within("[0, )")]
    public double Constant { get; init; }

    [Description("Weight of the squared return, 0 to 1: alpha.")]
    [Within("[0, 1]")]
    public required double Reaction { get; init; }

    [Description("Added weight where the return falls: gamma of GJR; by default 0.")]
    [Within("[-1, 2]")]
    public double Asymmetry { get; init; }

    [Description("Weight of the variance, 0 to 1: beta. Reaction, half of the asymmetry and persistence sum to at most 1.")]
    [Within("[0, 1]")]
    public required double Persistence { get; init; }

    /// <summary>The recursion, checked.</summary>
    public VarianceRecursion ToRecursion(JsonPlace place)
    {
        var recursion = new VarianceRecursion(Constant, Reaction, Asymmetry, Persistence);
        return recursion.Fault() is { } fault ? throw place.Member(fault.Member).Refuse(fault.Value, fault.Allowed) : recursion;
    }
}

using System.Security.Cryptography;
using System.Text;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Runs;

/// <summary>What names a run in a store: its plan, with the most paths that it may take, and its stopping rule.</summary>
public static class RunKey
{
    /// <summary>SHA-256 over the plan's hash and the stopping rule, lower-case hexadecimal.</summary>
    public static string Of(SimulationPlan plan) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{plan.Hash}\n{plan.Settings.Stopping}")));
}

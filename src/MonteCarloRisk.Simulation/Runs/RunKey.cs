using System.Security.Cryptography;
using System.Text;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Runs;

/// <summary>What names a run in a store: its plan, with the most paths that it may take, and its stopping rule.</summary>
public static class RunKey
{
    /// <summary>SHA-256 over the plan's hash and the stopping rule, lower-case hexadecimal.</summary>
    public static string Of(SimulationPlan plan) => Of(plan.Hash, plan.Settings.Stopping.ToString());

    /// <summary>The same, of a plan's hash and the words of a stopping rule.</summary>
    internal static string Of(string planHash, string stopping) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{planHash}\n{stopping}")));
}
